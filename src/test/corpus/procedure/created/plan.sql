-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE PROCEDURE public.tidy(INOUT n integer, IN keep boolean DEFAULT true)
 LANGUAGE plpgsql
AS $procedure$BEGIN n := n + 1; END$procedure$;

COMMENT ON PROCEDURE public.tidy(integer, boolean) IS 'once a day';
