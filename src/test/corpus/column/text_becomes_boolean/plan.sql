-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN sold DROP DEFAULT;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a value of column public.item.sold is no valid boolean
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN sold TYPE boolean USING sold::boolean;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN sold SET DEFAULT true;
