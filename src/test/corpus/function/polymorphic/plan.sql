-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.first_of(anyarray)
 RETURNS anyelement
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1[1]$function$;
