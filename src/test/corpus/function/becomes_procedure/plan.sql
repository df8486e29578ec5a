-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

-- breaks-callers: statements that use function public.tidy() fail from now on
DROP FUNCTION public.tidy();

CREATE OR REPLACE PROCEDURE public.tidy()
 LANGUAGE sql
AS $procedure$SELECT$procedure$;
