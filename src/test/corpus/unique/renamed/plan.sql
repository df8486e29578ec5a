-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item DROP CONSTRAINT item_name_key;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.item holds duplicates that constraint one_of_a_kind forbids
CREATE UNIQUE INDEX CONCURRENTLY one_of_a_kind ON public.item (name);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT one_of_a_kind UNIQUE USING INDEX one_of_a_kind;
