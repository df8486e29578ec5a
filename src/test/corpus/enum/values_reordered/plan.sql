-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP INDEX public.person_mood;

ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM (
    'happy',
    'ok',
    'sad'
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.person.mood holds a value that the new public.mood does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.mood_old;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY person_mood ON public.person USING btree (mood);
