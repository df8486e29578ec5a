-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP PUBLICATION dropped;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.baskets anew while nobody can read it
ALTER TABLE public.baskets SET LOGGED;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER PUBLICATION changed SET TABLE ONLY public.customers;

ALTER PUBLICATION swapped SET TABLE ONLY public.baskets;

-- waits at most 3.0 s, runs at most 1200.0 s
-- loses-data: from now on table public.visits is empty after a crash, and replicas never have its rows
-- rewrites-table: writes table public.visits anew while nobody can read it
ALTER TABLE public.visits SET UNLOGGED;
