-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_made ON public.item USING brin (made) WITH (pages_per_range='32');

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_net ON public.item USING spgist (net);

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY item_tags ON public.item USING gin (tags) WITH (fastupdate=off);
