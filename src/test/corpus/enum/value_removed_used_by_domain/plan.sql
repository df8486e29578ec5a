-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.mood RENAME TO mood_old;

ALTER DOMAIN public.good_mood RENAME TO good_mood_old;

CREATE TYPE public.mood AS ENUM (
    'sad',
    'happy'
);

CREATE DOMAIN public.good_mood AS public.mood
    CONSTRAINT good CHECK ((VALUE <> 'sad'::public.mood));

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.person.mood holds a value that the new public.good_mood does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN mood TYPE public.good_mood USING mood::text::public.good_mood;

-- waits at most 3.0 s, runs at most 10.0 s
DROP DOMAIN public.good_mood_old;

DROP TYPE public.mood_old;
