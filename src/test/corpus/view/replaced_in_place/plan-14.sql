-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE VIEW public.cheap AS
 SELECT item.id,
    item.name
   FROM public.item
  WHERE (item.price < (20)::numeric);
