-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.patient and its indexes anew while nobody can read it
ALTER TABLE public.patient ALTER COLUMN doctor TYPE text;

-- rewrites-table: writes table public.patient and its indexes anew while nobody can read it
ALTER TABLE public.patient ALTER COLUMN others TYPE text;

-- may-fail-on-data: reads every column of domain public.email, and fails if a value breaks it
ALTER DOMAIN public.email ADD CONSTRAINT email_check CHECK ((VALUE ~~ '%@%'::text));

-- may-fail-on-data: fails if column public.patient.doctor holds a value that the new public.contact does not have
-- rewrites-table: writes table public.patient and its indexes anew while nobody can read it
ALTER TABLE public.patient ALTER COLUMN doctor TYPE public.contact USING doctor::public.contact;

-- may-fail-on-data: fails if column public.patient.others holds a value that the new public.email[] does not have
-- rewrites-table: writes table public.patient and its indexes anew while nobody can read it
ALTER TABLE public.patient ALTER COLUMN others TYPE public.email[] USING others::public.email[];
