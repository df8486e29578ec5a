-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.person ALTER COLUMN mood DROP DEFAULT;

CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok',
    'happy'
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a value of column public.person.mood is no valid public.mood
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN mood TYPE public.mood USING mood::public.mood;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.person ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;
