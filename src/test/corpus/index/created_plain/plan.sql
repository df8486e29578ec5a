-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- blocks-writes: nobody can write table public.item while index public.item_name is built
CREATE INDEX item_name ON public.item USING btree (name);
