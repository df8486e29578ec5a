-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.person ALTER COLUMN moods DROP DEFAULT;

ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM (
    'sad',
    'happy'
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.person.moods holds a value that the new public.mood[] does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN moods TYPE public.mood[] USING moods::text::public.mood[];

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.mood_old;

ALTER TABLE ONLY public.person ALTER COLUMN moods SET DEFAULT '{sad,happy}'::public.mood[];
