-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP INDEX public.item_plain;

DROP FUNCTION public.plain(text);

CREATE OR REPLACE FUNCTION public.plain(word text)
 RETURNS character varying
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT upper(word)$function$;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_plain ON public.item USING btree (public.plain(name));
