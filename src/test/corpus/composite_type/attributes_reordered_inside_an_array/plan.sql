-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.address RENAME TO address_old;

CREATE TYPE public.address AS (
    town text,
    street text
);

-- waits at most 3.0 s, runs at most 1200.0 s
-- needs-a-decision: column public.person.homes holds values of composite type public.address inside of others, as text with their fields by place, and the places change: write what puts each into its own
-- may-fail-on-data: fails if column public.person.homes holds a value that the new public.address[] does not have
-- rewrites-table: writes table public.person and its indexes anew while nobody can read it
ALTER TABLE public.person ALTER COLUMN homes TYPE public.address[] USING homes::text::public.address[];

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.address_old;
