-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP VIEW public.shown_prices;

DROP FUNCTION public.shown(public.priced);

DROP VIEW public.priced;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN price TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.priced AS
 SELECT item.id,
    item.price
   FROM public.item;

CREATE OR REPLACE FUNCTION public.shown(p public.priced)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$SELECT p.price::text$function$;

CREATE VIEW public.shown_prices AS
 SELECT p.id,
    public.shown(p.*) AS price
   FROM public.priced p;
