-- What an extension made is the extension's.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       t.tmplname as name,
       null as part,
       null as arguments,
       'CREATE TEXT SEARCH TEMPLATE ' || quote_ident(n.nspname) || '.' || quote_ident(t.tmplname) || ' (' || concat_ws(', ',
           'INIT = ' || nullif(t.tmplinit, 0)::regproc,
           'LEXIZE = ' || t.tmpllexize) || ')' as definition,
       de.description as comment,
       array[t.xmin::text::bigint, t.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_ts_template t
join pg_namespace n on n.oid = t.tmplnamespace
left join pg_description de on de.classoid = 'pg_ts_template'::regclass and de.objoid = t.oid and de.objsubid = 0
where t.tmplnamespace = any (scope.schemas)
  and t.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_ts_template'::regclass and e.objid = t.oid and e.deptype = 'e')
