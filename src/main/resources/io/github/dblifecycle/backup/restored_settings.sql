-- ALTER DATABASE … SET and ALTER ROLE … IN DATABASE … SET; the value is all that stands behind the first equals sign.
select r.rolname as role,
       split_part(c.setting, '=', 1) as name,
       substr(c.setting, strpos(c.setting, '=') + 1) as value
from pg_catalog.pg_db_role_setting s
join pg_catalog.pg_database d on d.oid = s.setdatabase
left join pg_catalog.pg_roles r on r.oid = s.setrole
cross join lateral unnest(s.setconfig) with ordinality c (setting, position)
where d.datname = ?
order by r.rolname nulls first, c.position
