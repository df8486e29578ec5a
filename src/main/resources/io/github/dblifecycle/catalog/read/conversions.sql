-- What an extension made is the extension's.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       c.conname as name,
       null as part,
       null as arguments,
       'CREATE ' || case when c.condefault then 'DEFAULT ' else '' end || 'CONVERSION '
           || quote_ident(n.nspname) || '.' || quote_ident(c.conname)
           || ' FOR ' || quote_literal(pg_encoding_to_char(c.conforencoding))
           || ' TO ' || quote_literal(pg_encoding_to_char(c.contoencoding)) || ' FROM ' || c.conproc::regproc as definition,
       de.description as comment,
       array[c.xmin::text::bigint, c.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_conversion c
join pg_namespace n on n.oid = c.connamespace
left join pg_description de on de.classoid = 'pg_conversion'::regclass and de.objoid = c.oid and de.objsubid = 0
where c.connamespace = any (scope.schemas)
  and c.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_conversion'::regclass and e.objid = c.oid and e.deptype = 'e')
