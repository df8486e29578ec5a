-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.event_all ALTER COLUMN note SET DEFAULT 'mine'::text;

ALTER TABLE public.event_all ADD CONSTRAINT after_birth CHECK ((at > '1970-01-01'::date)) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.event_all breaks constraint after_birth
ALTER TABLE public.event_all VALIDATE CONSTRAINT after_birth;
