-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP FUNCTION public.pairs();

CREATE OR REPLACE FUNCTION public.pairs()
 RETURNS TABLE(a integer, b text, c date)
 LANGUAGE sql
AS $function$SELECT 1, 'x', now()::date$function$;
