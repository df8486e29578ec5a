-- How far CREATE INDEX or REINDEX has come (PostgreSQL, "28.4.4. CREATE INDEX Progress Reporting"). Parameter: the process.
select p.phase,
       p.relid::regclass::text as relation,
       case when p.blocks_total > 0 then p.blocks_done * 100 / p.blocks_total
            when p.tuples_total > 0 then p.tuples_done * 100 / p.tuples_total end as percent,
       p.lockers_total, p.lockers_done,
       p.current_locker_pid
from pg_catalog.pg_stat_progress_create_index p
where p.pid = ?::integer
