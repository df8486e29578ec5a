-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE VIEW public.cheap AS
 SELECT item.id,
    item.name,
    item.price
   FROM public.item;
