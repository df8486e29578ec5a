-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.patient DROP CONSTRAINT patient_name_check;

ALTER TABLE public.person DROP CONSTRAINT person_name_check;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN id TYPE bigint;

-- may-fail-on-data: fails if a value of column public.person.name is no valid character varying(90)
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN name TYPE character varying(90);

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.patient ADD CONSTRAINT patient_name_check CHECK ((length((name)::text) > 2)) NOT VALID;

ALTER TABLE public.person ADD CONSTRAINT person_name_check CHECK ((length((name)::text) > 2)) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.patient breaks constraint patient_name_check
ALTER TABLE public.patient VALIDATE CONSTRAINT patient_name_check;

-- may-fail-on-data: fails if a row of table public.person breaks constraint person_name_check
ALTER TABLE public.person VALIDATE CONSTRAINT person_name_check;
