-- The locale of ICU and built-in collations has had three homes: collcollate until 14, colliculocale until 16, colllocale.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       c.collname as name,
       null as part,
       null as arguments,
       'CREATE COLLATION ' || quote_ident(n.nspname) || '.' || quote_ident(c.collname) || ' (' || concat_ws(', ',
           'provider = ' || case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
           case when c.collprovider <> 'c' or c.collcollate = c.collctype
                then 'locale = ' || quote_literal(coalesce(row.data ->> 'colllocale', row.data ->> 'colliculocale',
                                                           c.collcollate))
                else 'lc_collate = ' || quote_literal(c.collcollate) || ', lc_ctype = ' || quote_literal(c.collctype)
           end,
           'rules = ' || quote_literal(row.data ->> 'collicurules'),
           case when not c.collisdeterministic then 'deterministic = false' end) || ')' as definition,
       de.description as comment,
       array[c.xmin::text::bigint, c.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_collation c
cross join lateral (select to_jsonb(c)) as row (data)
join pg_namespace n on n.oid = c.collnamespace
left join pg_description de on de.classoid = 'pg_collation'::regclass and de.objoid = c.oid and de.objsubid = 0
where c.collnamespace = any (scope.schemas)
  and c.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_collation'::regclass and e.objid = c.oid and e.deptype = 'e')
