-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TRIGGER mood_changes ON public.person;

DROP POLICY happy_only ON public.person;

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

CREATE TRIGGER mood_changes AFTER UPDATE OF mood ON public.person FOR EACH ROW WHEN ((new.mood = 'sad'::public.mood)) EXECUTE FUNCTION public.noted();

CREATE POLICY happy_only ON public.person
    USING ((mood = 'happy'::public.mood));
