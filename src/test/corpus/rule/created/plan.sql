-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE RULE kept AS
    ON DELETE TO public.item DO INSTEAD  UPDATE public.item SET name = NULL::text
  WHERE (item.id = old.id);

COMMENT ON RULE kept ON public.item IS 'nothing is forgotten';
