-- What COPY prints depends on these, and what ends a session that works for hours. With row_security off, a table whose
-- policies would hide rows from this role is an error instead of a table with too few rows (PostgreSQL, "row_security").
-- Scans that begin where another happens to be would give rows in another order each time (synchronize_seqscans).
select set_config('search_path', '', false),
       set_config('client_encoding', 'UTF8', false),
       set_config('standard_conforming_strings', 'on', false),
       set_config('quote_all_identifiers', 'off', false),
       set_config('extra_float_digits', '3', false),
       set_config('DateStyle', 'ISO, YMD', false),
       set_config('IntervalStyle', 'postgres', false),
       set_config('TimeZone', 'UTC', false),
       set_config('bytea_output', 'hex', false),
       set_config('xmloption', 'content', false),
       set_config('lc_monetary', 'C', false),
       set_config('row_security', 'off', false),
       set_config('synchronize_seqscans', 'off', false),
       set_config('jit', 'off', false),
       set_config(s.name, '0', false)
from pg_catalog.pg_settings s
where s.name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout', 'idle_session_timeout')
