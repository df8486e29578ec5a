-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.taken_dose;

-- loses-data: all values of attribute colour are gone in columns of type public.dose
ALTER TYPE public.dose DROP ATTRIBUTE colour;

ALTER TYPE public.dose ADD ATTRIBUTE remark text CASCADE;

ALTER TYPE public.dose ADD ATTRIBUTE at_night boolean CASCADE;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.prescription and its indexes anew while nobody can read it
ALTER TABLE public.prescription ALTER COLUMN missed TYPE text;

-- rewrites-table: writes table public.prescription and its indexes anew while nobody can read it
ALTER TABLE public.prescription ALTER COLUMN taken TYPE text;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.dose ALTER ATTRIBUTE amount TYPE bigint CASCADE;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.prescription.missed holds a value that the new public.dose[] does not have
-- rewrites-table: writes table public.prescription and its indexes anew while nobody can read it
ALTER TABLE public.prescription ALTER COLUMN missed TYPE public.dose[] USING missed::public.dose[];

-- may-fail-on-data: fails if column public.prescription.taken holds a value that the new public.dose does not have
-- rewrites-table: writes table public.prescription and its indexes anew while nobody can read it
ALTER TABLE public.prescription ALTER COLUMN taken TYPE public.dose USING taken::public.dose;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.taken_dose AS
 SELECT prescription.id,
    (prescription.taken).amount AS amount
   FROM public.prescription;
