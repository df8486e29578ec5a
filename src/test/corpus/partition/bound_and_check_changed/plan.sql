-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: the rows of table public.event_old are no longer in table public.event
ALTER TABLE public.event DETACH PARTITION public.event_old;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.event DROP CONSTRAINT event_id;

ALTER TABLE public.event_old DROP CONSTRAINT event_id;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.event holds duplicates that constraint event_at forbids
-- scans-table: reads all of table public.event while nobody else can read or write it
ALTER TABLE public.event ADD CONSTRAINT event_at UNIQUE (at);

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.event ADD CONSTRAINT event_id CHECK ((id > 1)) NOT VALID;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.event_old breaks constraint event_id
-- scans-table: reads all of table public.event_old while nobody else can read or write it
ALTER TABLE public.event_old ADD CONSTRAINT event_id CHECK ((id > 1));

-- may-fail-on-data: fails if table public.event_old holds a row outside of its bound
-- scans-table: reads all of table public.event_old unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.event ATTACH PARTITION public.event_old FOR VALUES FROM (MINVALUE) TO ('2025-01-01');

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.event breaks constraint event_id
ALTER TABLE public.event VALIDATE CONSTRAINT event_id;
