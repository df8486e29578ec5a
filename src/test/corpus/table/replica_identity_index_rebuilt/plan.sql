-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.item holds duplicates that unique index public.item_name forbids
CREATE UNIQUE INDEX CONCURRENTLY item_name_new ON public.item USING btree (name, note);

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
DROP INDEX CONCURRENTLY public.item_name;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER INDEX public.item_name_new RENAME TO item_name;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item REPLICA IDENTITY USING INDEX item_name;
