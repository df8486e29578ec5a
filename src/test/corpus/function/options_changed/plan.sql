-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.twice(n integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED STRICT SECURITY DEFINER LEAKPROOF COST 7 ROWS 2
 SET work_mem TO '8MB'
 SET search_path TO 'pg_catalog'
AS $function$BEGIN RETURN NEXT n; END$function$;
