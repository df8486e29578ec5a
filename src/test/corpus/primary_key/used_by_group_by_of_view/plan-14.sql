-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.counted;

ALTER TABLE public.item DROP CONSTRAINT item_pkey;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.item holds nulls or duplicates in its new primary key
CREATE UNIQUE INDEX CONCURRENTLY item_id ON public.item (id);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT item_id PRIMARY KEY USING INDEX item_id;

CREATE VIEW public.counted AS
 SELECT item.id,
    item.name,
    count(*) AS n
   FROM public.item
  GROUP BY item.id;
