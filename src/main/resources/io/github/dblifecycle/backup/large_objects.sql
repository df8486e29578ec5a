-- pg_largeobject_metadata may be read by everybody, unlike pg_largeobject itself.
select m.oid::bigint as oid, r.rolname as owner,
       pg_catalog.obj_description(m.oid, 'pg_largeobject') as comment,
       array(select case when a.grantee = 0 then null else pg_catalog.pg_get_userbyid(a.grantee)::text end
             from pg_catalog.aclexplode(m.lomacl) a
             where a.grantee <> m.lomowner order by a.grantee, a.privilege_type) as grantees,
       array(select a.privilege_type || case when a.is_grantable then ' +' else '' end
             from pg_catalog.aclexplode(m.lomacl) a
             where a.grantee <> m.lomowner order by a.grantee, a.privilege_type) as rights
from pg_catalog.pg_largeobject_metadata m
left join pg_catalog.pg_roles r on r.oid = m.lomowner
order by m.oid
