-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a value of column public.dog.weight is no valid integer
-- rewrites-table: writes table public.dog and its indexes anew while nobody can read it
ALTER TABLE public.dog ALTER COLUMN weight TYPE integer;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.animal ADD COLUMN weight integer;
