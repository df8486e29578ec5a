-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE TABLE public.item (
    id integer NOT NULL,
    name text,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);

CREATE TYPE public.sale AS (
    item public.item,
    sold_on date
);

CREATE OR REPLACE FUNCTION public.best()
 RETURNS public.item
 LANGUAGE sql
 STABLE
AS $function$SELECT * FROM item ORDER BY id LIMIT 1$function$;
