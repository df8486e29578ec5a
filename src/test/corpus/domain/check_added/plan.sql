-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: reads every column of domain public.positive, and fails if a value breaks it
ALTER DOMAIN public.positive ADD CONSTRAINT above_zero CHECK ((VALUE > 0));
