-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.plain(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT lower($1)$function$;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_plain ON public.item USING btree (public.plain(name));
