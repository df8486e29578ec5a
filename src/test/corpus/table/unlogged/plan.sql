-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- loses-data: from now on table public.item is empty after a crash, and replicas never have its rows
-- rewrites-table: writes table public.item anew while nobody can read it
ALTER TABLE public.item SET UNLOGGED;
