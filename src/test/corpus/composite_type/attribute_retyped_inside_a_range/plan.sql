-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.goods and its indexes anew while nobody can read it
ALTER TABLE public.goods ALTER COLUMN place TYPE text;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.shelf ALTER ATTRIBUTE aisle TYPE bigint CASCADE;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.goods.place holds a value that the new public.shelves does not have
-- rewrites-table: writes table public.goods and its indexes anew while nobody can read it
ALTER TABLE public.goods ALTER COLUMN place TYPE public.shelves USING place::public.shelves;
