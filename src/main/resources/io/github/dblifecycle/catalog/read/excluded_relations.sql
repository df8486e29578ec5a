-- Parameters: schemas and names, in step, of the tables that are left out.
-- A table takes along what hangs on it; what an extension made belongs to the extension.
with named as (
    select c.oid
    from unnest(?::text[], ?::text[]) as excluded (schema, name)
    join pg_namespace n on n.nspname = excluded.schema
    join pg_class c on c.relnamespace = n.oid and c.relname = excluded.name
)
select named.oid::bigint as oid from named
union
select d.objid::bigint
from named
join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = named.oid
where d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
union
select d.objid::bigint from pg_depend d where d.classid = 'pg_class'::regclass and d.deptype = 'e'
