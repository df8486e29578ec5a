-- For all schemas together the entry replaces what a new object has; for one schema it is added to that.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select r.rolname as role,
       n.nspname as schema,
       case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                            when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as objects,
       p.*
from scope, pg_default_acl d
join pg_roles r on r.oid = d.defaclrole
left join pg_namespace n on n.oid = d.defaclnamespace
cross join lateral (
    select array_agg(case when e.grantee = 0 then 'public' else pg_get_userbyid(e.grantee)::text end) as grantees,
           array_agg(e.privilege_type) as rights, array_agg(null::text) as column_names,
           array_agg(e.is_grantable) as grantable, array_agg(e.granted) as granted
    from (
        (select true as granted, a.grantee, a.privilege_type, a.is_grantable from aclexplode(d.defaclacl) a
         except
         select true, b.grantee, b.privilege_type, b.is_grantable
         from aclexplode(acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole)) b
         where d.defaclnamespace = 0)
        union all
        (select false, b.grantee, b.privilege_type, b.is_grantable
         from aclexplode(acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole)) b
         where d.defaclnamespace = 0
         except
         select false, a.grantee, a.privilege_type, a.is_grantable from aclexplode(d.defaclacl) a)
    ) e
) as p
where d.defaclnamespace = 0 or d.defaclnamespace = any (scope.schemas)
