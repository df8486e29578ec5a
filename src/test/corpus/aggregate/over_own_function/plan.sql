-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.keep_larger(integer, integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT greatest($1, $2)$function$;

CREATE OR REPLACE AGGREGATE public.largest(integer) (
    SFUNC = public.keep_larger,
    STYPE = integer
);
