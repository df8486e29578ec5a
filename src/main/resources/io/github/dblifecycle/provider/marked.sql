select d.datname,
       pg_catalog.shobj_description(d.oid, 'pg_database'),
       case when pg_catalog.has_database_privilege(d.oid, 'connect')
                 or pg_catalog.pg_has_role('pg_read_all_stats', 'member')
            then pg_catalog.pg_database_size(d.oid) end
  from pg_catalog.pg_database d
 where pg_catalog.shobj_description(d.oid, 'pg_database') is not null
 order by d.datname
