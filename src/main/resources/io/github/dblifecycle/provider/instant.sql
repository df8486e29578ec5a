select (case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_replay_lsn()
             else pg_catalog.pg_current_wal_lsn() end)::text,
       extract(epoch from pg_catalog.clock_timestamp())::text
