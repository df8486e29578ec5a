select case when a.grantee = 0 then null else pg_catalog.pg_get_userbyid(a.grantee) end,
       a.privilege_type,
       a.is_grantable
  from pg_catalog.pg_database d, pg_catalog.aclexplode(d.datacl) a
 where d.datname = ?
 order by a.grantee <> d.datdba, 1 nulls first, 2
