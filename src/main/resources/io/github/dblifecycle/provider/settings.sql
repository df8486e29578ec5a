select r.rolname,
       pg_catalog.split_part(c.setting, '=', 1),
       pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1)
  from pg_catalog.pg_db_role_setting s
  join pg_catalog.pg_database d on d.oid = s.setdatabase
  left join pg_catalog.pg_roles r on r.oid = s.setrole,
       pg_catalog.unnest(s.setconfig) with ordinality c (setting, position)
 where d.datname = ?
   and (s.setrole = 0 or r.oid is not null)
 order by r.rolname nulls first, c.position
