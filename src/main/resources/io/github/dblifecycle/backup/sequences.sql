-- Sequences of users, and those of extensions whose values belong to the database.
select n.nspname as schema, c.relname as name
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
    and d.objsubid = 0 and d.deptype = 'e'
left join pg_catalog.pg_extension e on e.oid = d.refobjid
where c.relkind = 'S'
  and c.relpersistence <> 't'
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and (e.oid is null or c.oid = any (e.extconfig))
order by n.nspname collate "C", c.relname collate "C"
