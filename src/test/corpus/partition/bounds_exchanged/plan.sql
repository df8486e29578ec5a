-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: the rows of table public.event_a are no longer in table public.event
ALTER TABLE public.event DETACH PARTITION public.event_a;

-- breaks-callers: the rows of table public.event_b are no longer in table public.event
ALTER TABLE public.event DETACH PARTITION public.event_b;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.event_a holds a row outside of its bound
-- scans-table: reads all of table public.event_a unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.event ATTACH PARTITION public.event_a FOR VALUES IN ('b');

-- may-fail-on-data: fails if table public.event_b holds a row outside of its bound
-- scans-table: reads all of table public.event_b unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.event ATTACH PARTITION public.event_b FOR VALUES IN ('a');
