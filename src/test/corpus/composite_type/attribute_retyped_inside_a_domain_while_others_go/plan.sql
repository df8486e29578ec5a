-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER DOMAIN public.shift DROP CONSTRAINT in_order;

ALTER DOMAIN public.shifts DROP CONSTRAINT first_in_order;

ALTER TABLE public.rota DROP CONSTRAINT rota_main_key;

DROP RULE shortened ON public.rota;

-- loses-data: all values of attribute remark are gone in columns of type public.span
ALTER TYPE public.span DROP ATTRIBUTE remark;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.rota and its indexes anew while nobody can read it
ALTER TABLE public.rota ALTER COLUMN main TYPE text;

-- rewrites-table: writes table public.rota and its indexes anew while nobody can read it
ALTER TABLE public.rota ALTER COLUMN others TYPE text;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.span ALTER ATTRIBUTE low TYPE integer CASCADE;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.rota.main holds a value that the new public.shift does not have
-- rewrites-table: writes table public.rota and its indexes anew while nobody can read it
ALTER TABLE public.rota ALTER COLUMN main TYPE public.shift USING main::public.shift;

-- may-fail-on-data: fails if column public.rota.others holds a value that the new public.shifts does not have
-- rewrites-table: writes table public.rota and its indexes anew while nobody can read it
ALTER TABLE public.rota ALTER COLUMN others TYPE public.shifts USING others::public.shifts;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.rota holds duplicates that constraint rota_main_key forbids
CREATE UNIQUE INDEX CONCURRENTLY rota_main_key ON public.rota (main);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.rota ADD CONSTRAINT rota_main_key UNIQUE USING INDEX rota_main_key;
