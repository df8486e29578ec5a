-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP FUNCTION public.split(integer);

CREATE OR REPLACE FUNCTION public.split(n integer, OUT half integer, OUT rest integer)
 RETURNS record
 LANGUAGE sql
AS $function$SELECT n / 2, n % 2$function$;
