-- How large a table is that is no part of another and has none.
select pg_catalog.pg_table_size(c.oid)
from pg_catalog.pg_class c
where c.oid = pg_catalog.to_regclass(?::text)
  and c.relkind in ('r', 'm')
  and not c.relispartition
  and not c.relhassubclass
  and not exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid or i.inhparent = c.oid)
