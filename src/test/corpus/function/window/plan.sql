-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.place()
 RETURNS bigint
 LANGUAGE internal
 WINDOW IMMUTABLE STRICT
AS $function$window_row_number$function$;
