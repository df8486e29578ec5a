-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP OPERATOR public.~= (integer, integer);

-- breaks-callers: statements that use function public.near(integer, integer) fail from now on
DROP FUNCTION public.near(integer, integer);

CREATE OR REPLACE FUNCTION public.close(integer, integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT abs($1 - $2) < 9$function$;

CREATE OPERATOR public.~= (
    FUNCTION = public.close,
    LEFTARG = integer,
    RIGHTARG = integer
);
