-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.sale ALTER COLUMN others DROP DEFAULT;

ALTER TABLE public.sale DROP CONSTRAINT sale_sold_check;

DROP INDEX public.sale_sold;

DROP VIEW public.sold;

DROP MATERIALIZED VIEW public.items;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.audit and its indexes anew while nobody can read it
ALTER TABLE public.audit ALTER COLUMN before TYPE text;

-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN basket TYPE text;

-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN others TYPE text;

-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN sold TYPE text;

-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN id TYPE bigint;

-- may-fail-on-data: fails if column public.sale.basket holds a value that the new public.basket does not have
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN basket TYPE public.basket USING basket::public.basket;

-- may-fail-on-data: fails if column public.sale.others holds a value that the new public.item[] does not have
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN others TYPE public.item[] USING others::public.item[];

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.sale ALTER COLUMN others SET DEFAULT '{}'::public.item[];

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.sale.sold holds a value that the new public.item does not have
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN sold TYPE public.item USING sold::public.item;

-- may-fail-on-data: fails if column public.audit.before holds a value that the new public.sale does not have
-- rewrites-table: writes table public.audit and its indexes anew while nobody can read it
ALTER TABLE public.audit ALTER COLUMN before TYPE public.sale USING before::public.sale;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.sale ADD CONSTRAINT sale_sold_check CHECK (((sold).id > 0)) NOT VALID;

CREATE VIEW public.sold AS
 SELECT (sold).id AS id,
    (sold).name AS name
   FROM public.sale;

-- waits at most 3.0 s, runs at most 1200.0 s
-- blocks-reads: nobody can read materialized view public.items from when it was dropped until its query has run and the migration is committed
CREATE MATERIALIZED VIEW public.items AS
 SELECT item.*::public.item AS item
   FROM public.item;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.sale breaks constraint sale_sold_check
ALTER TABLE public.sale VALIDATE CONSTRAINT sale_sold_check;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY sale_sold ON public.sale USING btree (sold);
