-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.shown(n text)
 RETURNS text
 LANGUAGE sql
AS $function$SELECT n$function$;

CREATE OR REPLACE FUNCTION public.shown(VARIADIC n text[])
 RETURNS text
 LANGUAGE sql
AS $function$SELECT n[1]$function$;
