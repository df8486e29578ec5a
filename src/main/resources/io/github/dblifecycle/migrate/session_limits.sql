-- What the server itself ends, should the one who asked for it be gone. A run without a word for its whole time is dead.
-- Asked before each migration, so without the views of pg_settings, which look at every setting there is.
-- Parameters: lock timeout, then what is left of the run, in milliseconds. transaction_timeout is there since PostgreSQL 17.
select set_config('lock_timeout', ?, false),
       set_config('statement_timeout', ?, false),
       set_config('idle_in_transaction_session_timeout', ?, false),
       case when current_setting('transaction_timeout', true) is not null
            then set_config('transaction_timeout', ?, false) end
