-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.happy_count;

DROP VIEW public.happy;

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

CREATE VIEW public.happy AS
 SELECT person.id,
    person.mood
   FROM public.person
  WHERE (person.mood = 'happy'::public.mood);

COMMENT ON VIEW public.happy IS 'those who smile';

COMMENT ON COLUMN public.happy.mood IS 'always the same';

CREATE VIEW public.happy_count AS
 SELECT count(*) AS n
   FROM public.happy;
