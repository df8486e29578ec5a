-- Their attributes come with the columns of all other relations.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       t.typname as name,
       de.description as comment,
       greatest(array[t.xmin::text::bigint, t.cmin::text::bigint],
                array[c.xmin::text::bigint, c.cmin::text::bigint],
                (select max(array[a.xmin::text::bigint, a.cmin::text::bigint])
                 from pg_attribute a where a.attrelid = c.oid)) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_class c
join pg_type t on t.oid = c.reltype
join pg_namespace n on n.oid = c.relnamespace
left join pg_description de on de.classoid = 'pg_type'::regclass and de.objoid = t.oid and de.objsubid = 0
where c.relkind = 'c'
  and c.relnamespace = any (scope.schemas)
  and c.oid <> all (scope.excluded)
  and not exists (select from pg_depend e
                  where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
