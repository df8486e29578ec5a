-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP FUNCTION public.twice(integer);

CREATE OR REPLACE FUNCTION public.twice(n integer)
 RETURNS bigint
 LANGUAGE sql
AS $function$SELECT n::bigint * 2$function$;

COMMENT ON FUNCTION public.twice(integer) IS 'and no more';
