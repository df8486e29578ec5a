-- What an extension made is the extension's.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       d.dictname as name,
       null as part,
       null as arguments,
       'CREATE TEXT SEARCH DICTIONARY ' || quote_ident(n.nspname) || '.' || quote_ident(d.dictname) || ' (' || concat_ws(', ',
           'TEMPLATE = ' || quote_ident(tn.nspname) || '.' || quote_ident(t.tmplname),
           d.dictinitoption) || ')' as definition,
       de.description as comment,
       array[d.xmin::text::bigint, d.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_ts_dict d
join pg_namespace n on n.oid = d.dictnamespace
join pg_ts_template t on t.oid = d.dicttemplate
join pg_namespace tn on tn.oid = t.tmplnamespace
left join pg_description de on de.classoid = 'pg_ts_dict'::regclass and de.objoid = d.oid and de.objsubid = 0
where d.dictnamespace = any (scope.schemas)
  and d.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_ts_dict'::regclass and e.objid = d.oid and e.deptype = 'e')
