-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.event and its indexes anew while nobody can read it
ALTER TABLE public.event ALTER COLUMN id TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all values of column public.event.note are gone
ALTER TABLE public.event DROP COLUMN note;
