-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a value of column public.item.amount is no valid smallint
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN amount TYPE smallint;

-- may-fail-on-data: fails if a value of column public.item.id is no valid integer
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN id TYPE integer;

-- may-fail-on-data: fails if a value of column public.item.name is no valid character varying(20)
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN name TYPE character varying(20);
