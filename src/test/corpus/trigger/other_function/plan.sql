-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP TRIGGER note ON public.item;

-- breaks-callers: statements that use function public.noted() fail from now on
DROP FUNCTION public.noted();

CREATE OR REPLACE FUNCTION public.written()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$BEGIN RETURN NEW; END$function$;

CREATE TRIGGER note BEFORE INSERT ON public.item FOR EACH ROW EXECUTE FUNCTION public.written();
