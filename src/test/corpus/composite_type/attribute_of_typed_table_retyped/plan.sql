-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.log NOT OF;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a value of column public.log.valid is no valid boolean
-- rewrites-table: writes table public.log and its indexes anew while nobody can read it
ALTER TABLE public.log ALTER COLUMN valid TYPE boolean USING valid::boolean;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.reading ALTER ATTRIBUTE valid TYPE boolean CASCADE;

ALTER TABLE public.log OF public.reading;
