-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY event_2024_id ON public.event_2024 USING btree (id);
