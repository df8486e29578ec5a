-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.r2 has rows: column k3 takes no null and has no default
ALTER TABLE public.r2 ADD COLUMN k3 bigint NOT NULL;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.r2 ALTER COLUMN k3 ADD GENERATED ALWAYS AS IDENTITY;

COMMENT ON COLUMN public.r2.k3 IS 'number';
