-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: computes column public.item.size anew for every row
ALTER TABLE public.item ALTER COLUMN size SET EXPRESSION AS ((id * 2));

-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN size TYPE bigint;
