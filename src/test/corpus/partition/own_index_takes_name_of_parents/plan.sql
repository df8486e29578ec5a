-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP INDEX public.event_by_code;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY event_2024_code_idx ON public.event_2024 USING btree (code);

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- blocks-writes: nobody can write table public.event while index public.event_by_code is built
CREATE INDEX event_by_code ON public.event USING btree (code text_pattern_ops);
