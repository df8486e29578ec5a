-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN sold TYPE text;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD COLUMN stock integer DEFAULT 5 NOT NULL;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item anew, because every row gets a value of its own
ALTER TABLE public.item ADD COLUMN code uuid DEFAULT gen_random_uuid();

-- rewrites-table: writes table public.item anew, because every row gets a value of its own
ALTER TABLE public.item ADD COLUMN twice integer GENERATED ALWAYS AS ((id * 2)) STORED;

-- may-fail-on-data: fails if column public.sale.sold holds a value that the new public.item does not have
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN sold TYPE public.item USING (pg_catalog.left(sold, -1) || ',,,)')::public.item;
