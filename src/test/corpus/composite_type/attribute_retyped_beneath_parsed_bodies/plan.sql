-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

ALTER TABLE ONLY public.patient ALTER COLUMN milligrams DROP DEFAULT;

DROP VIEW public.usual_dose;

DROP FUNCTION public.total(public.dose);

ALTER TYPE public.dose ALTER ATTRIBUTE milligrams TYPE bigint CASCADE;

ALTER TABLE ONLY public.patient ALTER COLUMN milligrams SET DEFAULT ((public.usual()).milligrams)::integer;

CREATE OR REPLACE FUNCTION public.total(given public.dose)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN ((given).milligrams)::integer;

CREATE VIEW public.usual_dose AS
 SELECT ((public.usual()).milligrams)::integer AS milligrams;
