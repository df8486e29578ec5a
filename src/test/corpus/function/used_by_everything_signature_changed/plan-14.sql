-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

ALTER TABLE ONLY public.item ALTER COLUMN price DROP DEFAULT;

-- breaks-callers: statements that name column public.item.twice fail while it is gone
ALTER TABLE public.item DROP COLUMN twice;

ALTER TABLE public.item DROP CONSTRAINT worth;

DROP INDEX public.item_value;

DROP VIEW public.worthy;

DROP TRIGGER price_changes ON public.item;

DROP POLICY cheap ON public.item;

DROP FUNCTION public.valued(integer);

CREATE OR REPLACE FUNCTION public.valued(number integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT number$function$;

ALTER TABLE ONLY public.item ALTER COLUMN price SET DEFAULT public.valued(1);

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item anew, because every row gets a value of its own
ALTER TABLE public.item ADD COLUMN twice integer GENERATED ALWAYS AS (public.valued(price)) STORED;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT worth CHECK ((public.valued(price) > 0)) NOT VALID;

CREATE VIEW public.worthy AS
 SELECT item.id,
    public.valued(item.price) AS value
   FROM public.item;

CREATE TRIGGER price_changes BEFORE UPDATE ON public.item FOR EACH ROW WHEN ((public.valued(new.price) > 5)) EXECUTE FUNCTION public.noted();

CREATE POLICY cheap ON public.item
    USING ((public.valued(price) < 9));

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.item breaks constraint worth
ALTER TABLE public.item VALIDATE CONSTRAINT worth;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_value ON public.item USING btree (public.valued(price));
