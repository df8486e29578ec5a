-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT item_name_not_null NOT NULL name NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.name holds a null
ALTER TABLE public.item VALIDATE CONSTRAINT item_name_not_null;
