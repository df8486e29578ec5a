-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.thing and its indexes anew while nobody can read it
ALTER TABLE public.thing ALTER COLUMN price TYPE bigint;
