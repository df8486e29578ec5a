-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.person ALTER COLUMN mood DROP DEFAULT;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN mood TYPE text;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.mood;

ALTER TABLE ONLY public.person ALTER COLUMN mood SET DEFAULT 'ok'::text;
