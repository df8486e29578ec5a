-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item DROP CONSTRAINT states;

ALTER TABLE public.item ADD CONSTRAINT states CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'used'::character varying, 'old'::character varying])::text[]))) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.item breaks constraint states
ALTER TABLE public.item VALIDATE CONSTRAINT states;
