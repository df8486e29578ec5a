-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item DROP CONSTRAINT item_name;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.item holds duplicates that constraint item_name forbids
CREATE UNIQUE INDEX CONCURRENTLY item_name ON public.item (shop, name);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT item_name UNIQUE USING INDEX item_name;

COMMENT ON CONSTRAINT item_name ON public.item IS 'no two of a kind';
