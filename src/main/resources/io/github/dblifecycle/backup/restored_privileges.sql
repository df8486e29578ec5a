select case when a.grantee = 0 then null else r.rolname end as grantee, a.privilege_type as privilege, a.is_grantable as grantable
from pg_catalog.pg_database d
cross join lateral pg_catalog.aclexplode(d.datacl) a
left join pg_catalog.pg_roles r on r.oid = a.grantee
where d.datname = ?
order by a.grantee, a.privilege_type
