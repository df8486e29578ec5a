-- What would stop a database from getting another name, or would go on with the old one: prepared transactions, logical
-- slots and subscriptions belong to a database by its number.
select 'prepared transaction ' || gid from pg_catalog.pg_prepared_xacts where database = ?
union all
select 'replication slot ' || slot_name from pg_catalog.pg_replication_slots where database = ?
union all
select 'subscription of database ' || ? from pg_catalog.pg_subscription s
    join pg_catalog.pg_database d on d.oid = s.subdbid where d.datname = ?
order by 1
