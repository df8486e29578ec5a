-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
CREATE MATERIALIZED VIEW public.named AS
 SELECT item.id,
    item.name
   FROM public.item;

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON MATERIALIZED VIEW public.named IS 'refreshed at night';

CREATE UNIQUE INDEX named_id ON public.named USING btree (id);
