-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
DROP INDEX CONCURRENTLY public.item_id_first;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT item_parent FOREIGN KEY (parent) REFERENCES public.item(id) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.item points at nothing, which constraint item_parent forbids
ALTER TABLE public.item VALIDATE CONSTRAINT item_parent;
