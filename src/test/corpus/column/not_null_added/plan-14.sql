-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT item_name_is_not_null CHECK (name IS NOT NULL) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.name holds a null
ALTER TABLE public.item VALIDATE CONSTRAINT item_name_is_not_null;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ALTER COLUMN name SET NOT NULL;

ALTER TABLE public.item DROP CONSTRAINT item_name_is_not_null;
