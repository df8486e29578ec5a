-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.queue and its indexes anew while nobody can read it
ALTER TABLE public.queue ALTER COLUMN id TYPE bigint;
