-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.animal DROP CONSTRAINT has_legs;

ALTER TABLE public.dog DROP CONSTRAINT has_legs;

ALTER TABLE public.animal ADD CONSTRAINT has_legs CHECK ((legs > 1)) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.animal breaks constraint has_legs
ALTER TABLE public.animal VALIDATE CONSTRAINT has_legs;
