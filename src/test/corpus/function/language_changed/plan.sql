-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.twice(n integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
BEGIN
    RETURN n * 2; -- $$ is no end
END
$function$;
