-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.event DROP CONSTRAINT event_pkey;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.event holds nulls or duplicates in its new primary key
-- scans-table: reads all of table public.event while nobody else can read or write it
ALTER TABLE public.event ADD CONSTRAINT event_pkey PRIMARY KEY (id) WITH (fillfactor='80');
