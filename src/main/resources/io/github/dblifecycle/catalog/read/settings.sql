-- What the server prints depends on these; with an empty search_path every name outside pg_catalog is qualified.
-- All of them end with the transaction. Compiling queries (jit) would take longer than running them; sorts and joins of
-- large schemas should not go to disk (work_mem).
select set_config('search_path', '', true),
       set_config('quote_all_identifiers', 'off', true),
       set_config('standard_conforming_strings', 'on', true),
       set_config('extra_float_digits', '1', true),
       set_config('DateStyle', 'ISO, YMD', true),
       set_config('IntervalStyle', 'postgres', true),
       set_config('TimeZone', 'UTC', true),
       set_config('bytea_output', 'hex', true),
       set_config('lc_monetary', 'C', true),
       set_config('jit', 'off', true),
       set_config('work_mem', '32MB', true)
