-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person ALTER CONSTRAINT person_is_known NO INHERIT;

ALTER TABLE public.patient ALTER CONSTRAINT patient_is_known NO INHERIT;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN id TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.doctor ALTER COLUMN id DROP NOT NULL;

ALTER TABLE public.patient ALTER CONSTRAINT patient_is_known INHERIT;

-- waits at most 3.0 s, runs at most 1200.0 s
-- scans-table: reads all of table public.doctor while nobody else can read or write it
ALTER TABLE public.person ALTER CONSTRAINT person_is_known INHERIT;
