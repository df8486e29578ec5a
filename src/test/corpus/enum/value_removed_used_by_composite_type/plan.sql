-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.mood RENAME TO mood_old;

ALTER TYPE public.sighting RENAME TO sighting_old;

CREATE TYPE public.mood AS ENUM (
    'sad',
    'happy'
);

CREATE TYPE public.sighting AS (
    seen date,
    mood public.mood
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.person.last_seen holds a value that the new public.sighting does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN last_seen TYPE public.sighting USING last_seen::text::public.sighting;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.sighting_old;

DROP TYPE public.mood_old;
