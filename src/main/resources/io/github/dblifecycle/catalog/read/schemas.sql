-- Parameters: schemas that are looked at (none: all), schemas that are left out.
with scope as (select ?::text[] as named, ?::text[] as excluded)
select n.oid::bigint as oid,
       n.nspname as name,
       de.description as comment,
       array[n.xmin::text::bigint, n.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_namespace n
left join pg_description de on de.classoid = 'pg_namespace'::regclass and de.objoid = n.oid and de.objsubid = 0
where not starts_with(n.nspname::text, 'pg_')
  and n.nspname <> 'information_schema'
  and (cardinality(scope.named) = 0 or n.nspname = any (scope.named))
  and n.nspname <> all (scope.excluded)
  and not exists (select from pg_depend e
                  where e.classid = 'pg_namespace'::regclass and e.objid = n.oid and e.deptype = 'e')
