-- Whether a table is empty and may be truncated, so that its rows can be written as frozen ones.
select c.relkind = 'r'
   and a.amname = 'heap'
   and pg_catalog.pg_relation_size(c.oid) = 0
   and pg_catalog.has_table_privilege(c.oid, 'TRUNCATE')
   and not exists (select from pg_catalog.pg_constraint k where k.contype = 'f' and k.confrelid = c.oid)
   and not exists (select from pg_catalog.pg_trigger t where t.tgrelid = c.oid)
from pg_catalog.pg_class c
join pg_catalog.pg_am a on a.oid = c.relam
where c.oid = pg_catalog.to_regclass(?::text)
