-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- blocks-writes: nobody can write table public.event while index public.event_id is built
CREATE INDEX event_id ON public.event USING btree (id);
