-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_name_new ON public.item USING btree (name DESC NULLS LAST, price);

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
DROP INDEX CONCURRENTLY public.item_name;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER INDEX public.item_name_new RENAME TO item_name;

COMMENT ON INDEX public.item_name IS 'for the search page';
