-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE PROCEDURE public.tidy(IN keep boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $procedure$BEGIN PERFORM 1; END$procedure$;
