-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE VIEW public.priced AS
 SELECT item.id,
    item.price
   FROM public.item;

CREATE OR REPLACE FUNCTION public.rounded(p public.priced)
 RETURNS numeric
 LANGUAGE sql
 STABLE
AS $function$SELECT round(p.price)$function$;

CREATE VIEW public.rounded_prices AS
 SELECT p.id,
    public.rounded(p.*) AS price
   FROM public.priced p;
