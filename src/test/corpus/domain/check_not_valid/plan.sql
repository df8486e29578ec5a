-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: reads every column of domain public.small, and fails if a value breaks it
ALTER DOMAIN public.small ADD CONSTRAINT bounds CHECK ((VALUE < 100)) NOT VALID;
