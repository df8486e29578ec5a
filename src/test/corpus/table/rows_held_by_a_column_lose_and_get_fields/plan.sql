-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN sold TYPE text;

-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN id TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD COLUMN stock integer DEFAULT 5;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.sale.sold holds a value that the new public.item does not have
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN sold TYPE public.item USING (pg_catalog.left(sold, -1) || ',)')::public.item;

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all values of column public.item.shelf are gone
ALTER TABLE public.item DROP COLUMN shelf;
