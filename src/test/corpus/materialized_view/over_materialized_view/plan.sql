-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP MATERIALIZED VIEW public.total;

DROP MATERIALIZED VIEW public.priced;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN price TYPE bigint;

-- blocks-reads: nobody can read materialized view public.priced from when it was dropped until its query has run and the migration is committed
CREATE MATERIALIZED VIEW public.priced AS
 SELECT id,
    price
   FROM public.item;

-- blocks-reads: nobody can read materialized view public.total from when it was dropped until its query has run and the migration is committed
CREATE MATERIALIZED VIEW public.total AS
 SELECT sum(price) AS price
   FROM public.priced;
