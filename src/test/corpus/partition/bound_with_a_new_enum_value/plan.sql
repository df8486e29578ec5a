-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: the rows of table public.visit_open are no longer in table public.visit
ALTER TABLE public.visit DETACH PARTITION public.visit_open;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.state ADD VALUE 'called' AFTER 'waiting';

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.visit_open holds a row outside of its bound
-- scans-table: reads all of table public.visit_open unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.visit ATTACH PARTITION public.visit_open FOR VALUES IN ('waiting', 'called');
