-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.next_code()
 RETURNS text
 LANGUAGE sql
AS $function$SELECT md5(random()::text)$function$;

ALTER TABLE ONLY public.item ALTER COLUMN code SET DEFAULT public.next_code();
