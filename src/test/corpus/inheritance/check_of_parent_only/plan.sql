-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.animal ADD CONSTRAINT few_legs CHECK ((legs < 5)) NO INHERIT NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.animal breaks constraint few_legs
ALTER TABLE public.animal VALIDATE CONSTRAINT few_legs;
