-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.patient and its indexes anew while nobody can read it
ALTER TABLE public.patient ALTER COLUMN emails TYPE text;

-- may-fail-on-data: reads every column of domain public.email, and fails if a value breaks it
ALTER DOMAIN public.email SET NOT NULL;

-- may-fail-on-data: fails if column public.patient.emails holds a value that the new public.email[] does not have
-- rewrites-table: writes table public.patient and its indexes anew while nobody can read it
ALTER TABLE public.patient ALTER COLUMN emails TYPE public.email[] USING emails::public.email[];
