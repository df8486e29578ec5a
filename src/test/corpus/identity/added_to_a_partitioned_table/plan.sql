-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.r2 anew, because every row gets a value of its own
ALTER TABLE public.r2 ADD COLUMN k3 bigint GENERATED ALWAYS AS IDENTITY;
