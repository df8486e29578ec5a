-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

-- breaks-callers: statements that use function public.times(integer) fail from now on
DROP FUNCTION public.times(integer);

CREATE OR REPLACE FUNCTION public.times(n integer, m integer DEFAULT 2)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT n * m$function$;
