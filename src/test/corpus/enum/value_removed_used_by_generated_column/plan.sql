-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that name column public.person.smiles fail while it is gone
ALTER TABLE public.person DROP COLUMN smiles;

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

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.person anew, because every row gets a value of its own
ALTER TABLE public.person ADD COLUMN smiles boolean GENERATED ALWAYS AS ((mood = 'happy'::public.mood)) STORED;
