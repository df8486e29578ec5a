-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.nurse.name holds a null
-- scans-table: reads all of table public.nurse while nobody else can read or write it
ALTER TABLE public.person ALTER CONSTRAINT person_has_name INHERIT;
