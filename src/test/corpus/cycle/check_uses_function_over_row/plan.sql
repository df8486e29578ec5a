-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE TABLE public.item (
    id integer NOT NULL,
    price numeric
);

CREATE OR REPLACE FUNCTION public.is_fair(i public.item)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT i.price > 0$function$;

ALTER TABLE public.item ADD CONSTRAINT fair CHECK (public.is_fair(item.*));

ALTER TABLE public.item ADD CONSTRAINT item_pkey PRIMARY KEY (id);
