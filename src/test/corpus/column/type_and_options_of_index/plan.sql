-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.reading ALTER COLUMN amount DROP DEFAULT;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a value of column public.reading.amount is no valid smallint
-- rewrites-table: writes table public.reading and its indexes anew while nobody can read it
ALTER TABLE public.reading ALTER COLUMN amount TYPE smallint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.reading ALTER COLUMN amount SET DEFAULT 0;

COMMENT ON CONSTRAINT reading_amount ON public.reading IS 'one of each';

ALTER INDEX public.reading_amount_id SET (fillfactor='70');
