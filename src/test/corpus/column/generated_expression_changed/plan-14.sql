-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP INDEX public.item_gross;

-- breaks-callers: statements that name column public.item.gross fail while it is gone
ALTER TABLE public.item DROP COLUMN gross;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item anew, because every row gets a value of its own
ALTER TABLE public.item ADD COLUMN gross numeric GENERATED ALWAYS AS ((price * 1.19)) STORED;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_gross ON public.item USING btree (gross);
