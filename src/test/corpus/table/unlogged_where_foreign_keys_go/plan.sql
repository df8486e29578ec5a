-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.shipment DROP CONSTRAINT shipment_item;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.cache anew while nobody can read it
ALTER TABLE public.cache SET LOGGED;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.visit (
    cache integer
);

ALTER TABLE public.visit ADD CONSTRAINT visit_cache FOREIGN KEY (cache) REFERENCES public.cache(id);

-- loses-data: all rows of table public.booking are gone
DROP TABLE public.booking;

-- waits at most 3.0 s, runs at most 1200.0 s
-- loses-data: from now on table public.item is empty after a crash, and replicas never have its rows
-- rewrites-table: writes table public.item anew while nobody can read it
ALTER TABLE public.item SET UNLOGGED;
