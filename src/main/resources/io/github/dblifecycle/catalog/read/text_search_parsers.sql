-- What an extension made is the extension's.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       p.prsname as name,
       null as part,
       null as arguments,
       'CREATE TEXT SEARCH PARSER ' || quote_ident(n.nspname) || '.' || quote_ident(p.prsname) || ' (' || concat_ws(', ',
           'START = ' || p.prsstart,
           'GETTOKEN = ' || p.prstoken,
           'END = ' || p.prsend,
           'HEADLINE = ' || nullif(p.prsheadline, 0)::regproc,
           'LEXTYPES = ' || p.prslextype) || ')' as definition,
       de.description as comment,
       array[p.xmin::text::bigint, p.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_ts_parser p
join pg_namespace n on n.oid = p.prsnamespace
left join pg_description de on de.classoid = 'pg_ts_parser'::regclass and de.objoid = p.oid and de.objsubid = 0
where p.prsnamespace = any (scope.schemas)
  and p.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_ts_parser'::regclass and e.objid = p.oid and e.deptype = 'e')
