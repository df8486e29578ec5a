-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.bed DROP CONSTRAINT bed_pkey;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.bed holds nulls or duplicates in its new primary key
-- scans-table: reads all of table public.bed while nobody else can read or write it
ALTER TABLE public.bed ADD CONSTRAINT bed_pkey PRIMARY KEY (id);
