-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN sold TYPE text;

-- loses-data: from now on table public.item is empty after a crash, and replicas never have its rows
-- rewrites-table: writes table public.item anew while nobody can read it
ALTER TABLE public.item SET UNLOGGED;

-- may-fail-on-data: fails if column public.sale.sold holds a value that the new public.item does not have
-- rewrites-table: writes table public.sale and its indexes anew while nobody can read it
ALTER TABLE public.sale ALTER COLUMN sold TYPE public.item USING sold::public.item;
