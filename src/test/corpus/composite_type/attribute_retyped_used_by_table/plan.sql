-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.address RENAME TO address_old;

CREATE TYPE public.address AS (
    street text,
    zip text
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.person.home holds a value that the new public.address does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN home TYPE public.address USING home::text::public.address;

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.address_old;
