-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

ALTER TYPE public.address ADD ATTRIBUTE city text CASCADE;

CREATE OR REPLACE FUNCTION public.shown(a public.address)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT (a).street || (a).city$function$;
