-- Extensions lie in the database, not in a schema: the scope does not narrow them.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select x.extname as name,
       x.extversion as version,
       n.nspname as schema,
       case when x.oid >= 16384 then de.description end as comment,
       array[x.xmin::text::bigint, x.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_extension x
join pg_namespace n on n.oid = x.extnamespace
left join pg_description de on de.classoid = 'pg_extension'::regclass and de.objoid = x.oid and de.objsubid = 0
