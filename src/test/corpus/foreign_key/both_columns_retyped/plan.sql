-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.offer DROP CONSTRAINT offer_item_fkey;

ALTER TABLE public.sale DROP CONSTRAINT sale_item_fkey;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN id TYPE bigint;

-- rewrites-table: writes table public.offer and its indexes anew while nobody can read it
ALTER TABLE public.offer ALTER COLUMN item TYPE bigint;

-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN item TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.offer ADD CONSTRAINT offer_item_fkey FOREIGN KEY (item) REFERENCES public.item(id) ON DELETE CASCADE NOT VALID;

ALTER TABLE public.sale ADD CONSTRAINT sale_item_fkey FOREIGN KEY (item) REFERENCES public.item(id) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.offer points at nothing, which constraint offer_item_fkey forbids
ALTER TABLE public.offer VALIDATE CONSTRAINT offer_item_fkey;

-- may-fail-on-data: fails if a row of table public.sale points at nothing, which constraint sale_item_fkey forbids
ALTER TABLE public.sale VALIDATE CONSTRAINT sale_item_fkey;
