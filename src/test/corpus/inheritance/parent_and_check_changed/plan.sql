-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: the rows of table public.part are no longer among those of table public.old_base
ALTER TABLE public.part NO INHERIT public.old_base;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.part DROP CONSTRAINT positive;

ALTER TABLE public.base ADD CONSTRAINT positive CHECK ((id > 1)) NOT VALID;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.part breaks constraint positive
-- scans-table: reads all of table public.part while nobody else can read or write it
ALTER TABLE public.part ADD CONSTRAINT positive CHECK ((id > 1));

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.part INHERIT public.base;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.base breaks constraint positive
ALTER TABLE public.base VALIDATE CONSTRAINT positive;
