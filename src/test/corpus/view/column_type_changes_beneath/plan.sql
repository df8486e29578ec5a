-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.dear;

DROP VIEW public.priced;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN price TYPE numeric;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.priced AS
 SELECT id,
    price
   FROM public.item;

CREATE VIEW public.dear AS
 SELECT id,
    price
   FROM public.priced
  WHERE (price > (100)::numeric);
