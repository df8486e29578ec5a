-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit DROP CONSTRAINT visit_patient_fkey;

ALTER TABLE public.person ALTER CONSTRAINT person_id_not_null NO INHERIT;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN id TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person ALTER CONSTRAINT person_id_not_null INHERIT;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.visit and its indexes anew while nobody can read it
ALTER TABLE public.visit ALTER COLUMN patient TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit ADD CONSTRAINT visit_patient_fkey FOREIGN KEY (patient) REFERENCES public.patient(id) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.visit points at nothing, which constraint visit_patient_fkey forbids
ALTER TABLE public.visit VALIDATE CONSTRAINT visit_patient_fkey;
