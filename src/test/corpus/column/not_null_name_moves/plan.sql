-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.patient ALTER COLUMN phone DROP NOT NULL;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.patient.mail holds a null
-- scans-table: reads all of table public.patient while nobody else can read or write it
ALTER TABLE public.patient ADD CONSTRAINT reached_by NOT NULL mail;
