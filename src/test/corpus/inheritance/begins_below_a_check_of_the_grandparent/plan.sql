-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.event ADD COLUMN during tstzrange;

ALTER TABLE public.failed_login ADD COLUMN during tstzrange;

ALTER TABLE public.failed_login ADD COLUMN reason text;

ALTER TABLE public.event ADD CONSTRAINT event_during_check CHECK ((during IS NOT NULL)) NOT VALID;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.failed_login breaks constraint event_during_check
-- scans-table: reads all of table public.failed_login while nobody else can read or write it
ALTER TABLE public.failed_login ADD CONSTRAINT event_during_check CHECK ((during IS NOT NULL));

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.failed_login INHERIT public.login;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.event breaks constraint event_during_check
ALTER TABLE public.event VALIDATE CONSTRAINT event_during_check;
