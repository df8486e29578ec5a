-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: the rows of table public.offer are no longer among those of table public.service
ALTER TABLE public.offer NO INHERIT public.service;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.article and its indexes anew while nobody can read it
ALTER TABLE public.article ALTER COLUMN price TYPE bigint;

-- rewrites-table: writes table public.service and its indexes anew while nobody can read it
ALTER TABLE public.service ALTER COLUMN price TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.offer INHERIT public.service;
