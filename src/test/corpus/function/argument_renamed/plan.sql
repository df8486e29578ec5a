-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP FUNCTION public.twice(integer);

CREATE OR REPLACE FUNCTION public.twice(number integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT number * 2$function$;
