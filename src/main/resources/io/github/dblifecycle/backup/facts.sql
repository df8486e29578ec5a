select pg_catalog.pg_export_snapshot(),
       pg_catalog.current_setting('server_version'),
       pg_catalog.pg_is_in_recovery(),
       (case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn()
             else pg_catalog.pg_current_wal_lsn() end)::text,
       extract(epoch from pg_catalog.clock_timestamp())::text,
       pg_catalog.current_setting('server_encoding'),
       pg_catalog.current_setting('server_version_num')::int
