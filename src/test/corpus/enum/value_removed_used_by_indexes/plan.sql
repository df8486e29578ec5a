-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person DROP CONSTRAINT person_mood_key;

DROP INDEX public.person_happy;

DROP INDEX public.person_mood_text;

ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM (
    'sad',
    'happy'
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.person.mood holds a value that the new public.mood does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.mood_old;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.person holds duplicates that constraint person_mood_key forbids
CREATE UNIQUE INDEX CONCURRENTLY person_mood_key ON public.person (mood);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person ADD CONSTRAINT person_mood_key UNIQUE USING INDEX person_mood_key;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY person_happy ON public.person USING btree (id) WHERE (mood = 'happy'::public.mood);

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY person_mood_text ON public.person USING btree (((mood = 'sad'::public.mood)));
