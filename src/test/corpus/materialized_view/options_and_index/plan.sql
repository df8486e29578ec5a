-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER MATERIALIZED VIEW public.named SET (fillfactor='70');

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY named_name ON public.named USING btree (name);
