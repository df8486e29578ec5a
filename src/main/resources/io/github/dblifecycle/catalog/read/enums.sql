with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
labels as (
    select e.enumtypid,
           array_agg(e.enumlabel::text order by e.enumsortorder) as labels,
           max(array[e.xmin::text::bigint, e.cmin::text::bigint]) as row_version
    from pg_enum e
    group by e.enumtypid
)
select n.nspname as schema,
       t.typname as name,
       coalesce(l.labels, '{}') as labels,
       de.description as comment,
       greatest(array[t.xmin::text::bigint, t.cmin::text::bigint], l.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join labels l on l.enumtypid = t.oid
left join pg_description de on de.classoid = 'pg_type'::regclass and de.objoid = t.oid and de.objsubid = 0
where t.typtype = 'e'
  and t.typnamespace = any (scope.schemas)
  and not exists (select from pg_depend e
                  where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
