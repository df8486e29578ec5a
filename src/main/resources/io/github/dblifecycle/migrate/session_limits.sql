-- What the server itself ends, should the one who asked for it be gone. A run without a word for its whole time is dead.
-- Parameters: lock timeout, then what is left of the run, in milliseconds. transaction_timeout is there since PostgreSQL 17.
select set_config('lock_timeout', ?, false),
       set_config('statement_timeout', ?, false),
       set_config('idle_in_transaction_session_timeout', ?, false),
       (select set_config(s.name, ?, false) from pg_catalog.pg_settings s where s.name = 'transaction_timeout')
