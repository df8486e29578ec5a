-- What ends a session that works for hours is switched off, and indexes get room, as far as the server has it.
select set_config('synchronous_commit', 'off', false),
       set_config('default_transaction_read_only', 'off', false),
       set_config('standard_conforming_strings', 'on', false),
       set_config('jit', 'off', false),
       set_config('maintenance_work_mem',
                  greatest(m.setting::bigint, least(262144, 2 * b.setting::bigint * 8))::text || 'kB', false),
       set_config(s.name, '0', false)
from pg_catalog.pg_settings s,
     (select setting from pg_catalog.pg_settings where name = 'maintenance_work_mem') m,
     (select setting from pg_catalog.pg_settings where name = 'shared_buffers') b
where s.name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout',
                 'idle_session_timeout')
