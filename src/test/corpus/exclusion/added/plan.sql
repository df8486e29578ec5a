-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.stay breaks constraint one_guest
-- scans-table: reads all of table public.stay while nobody else can read or write it
ALTER TABLE public.stay ADD CONSTRAINT one_guest EXCLUDE USING gist (room WITH =, during WITH &&);
