-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

ALTER TYPE public.dose ALTER ATTRIBUTE milligrams TYPE numeric CASCADE;

CREATE OR REPLACE FUNCTION public.total(given public.dose, times integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT round((given).milligrams * times)::integer$function$;
