-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- blocks-writes: nobody can write table public.event while index public.event_id_idx is built
CREATE INDEX event_id_idx ON public.event USING btree (id);
