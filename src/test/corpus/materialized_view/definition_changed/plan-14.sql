-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.top;

DROP MATERIALIZED VIEW public.named;

-- waits at most 3.0 s, runs at most 1200.0 s
-- blocks-reads: nobody can read materialized view public.named from when it was dropped until its query has run and the migration is committed
CREATE MATERIALIZED VIEW public.named AS
 SELECT item.id,
    lower(item.name) AS name
   FROM public.item;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.top AS
 SELECT named.name
   FROM public.named;

CREATE UNIQUE INDEX named_id ON public.named USING btree (id);

COMMENT ON INDEX public.named_id IS 'so that it can be refreshed concurrently';
