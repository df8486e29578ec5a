-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_name ON public.item USING btree (lower(name), ((id % 10)) DESC);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER INDEX public.item_name ALTER COLUMN 1 SET STATISTICS 500;
