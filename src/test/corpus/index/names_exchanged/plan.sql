-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY one_new ON public.item USING btree (y);

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
DROP INDEX CONCURRENTLY public.one;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER INDEX public.one_new RENAME TO one;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY two_new ON public.item USING btree (x);

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
DROP INDEX CONCURRENTLY public.two;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER INDEX public.two_new RENAME TO two;
