-- One row for each other database, or one row without a name.
select d.datname,
       case when not pg_catalog.pg_is_in_recovery()
            then greatest(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), s.since), 0)::bigint end
  from (select ?::text::pg_catalog.pg_lsn as since) s
  left join pg_catalog.pg_database d
    on not d.datistemplate and d.datname not in (pg_catalog.current_database(), 'postgres')
 order by d.datname collate "C"
