-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.named;

CREATE VIEW public.named AS
 SELECT item.id,
    item.name AS label
   FROM public.item;
