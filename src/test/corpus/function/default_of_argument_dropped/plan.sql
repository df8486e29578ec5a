-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP FUNCTION public.times(integer, integer);

CREATE OR REPLACE FUNCTION public.times(n integer, m integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT n * m$function$;
