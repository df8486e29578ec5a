-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.stay holds nulls or duplicates in its new primary key
-- scans-table: reads all of table public.stay while nobody else can read or write it
ALTER TABLE public.stay ADD CONSTRAINT stay_pkey PRIMARY KEY (room, during WITHOUT OVERLAPS);
