-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE SCHEMA types;

CREATE TYPE types.mood AS ENUM (
    'sad',
    'happy'
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- needs-a-decision: PostgreSQL has no cast from public.mood to types.mood; read what follows USING: it is a guess at how the values of column public.person.mood should become new ones
-- may-fail-on-data: fails if a value of column public.person.mood is no valid types.mood
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN mood TYPE types.mood USING mood::text::types.mood;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.mood;
