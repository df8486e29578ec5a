-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person DROP CONSTRAINT not_sad;

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

ALTER TABLE public.person ADD CONSTRAINT not_sad CHECK ((mood <> 'sad'::public.mood)) NOT VALID;

COMMENT ON CONSTRAINT not_sad ON public.person IS 'we insist';

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.person breaks constraint not_sad
ALTER TABLE public.person VALIDATE CONSTRAINT not_sad;
