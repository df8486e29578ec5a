-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.cheap AS
 SELECT id,
    name
   FROM public.item
  WHERE (price < (10)::numeric);

COMMENT ON VIEW public.cheap IS 'below ten';

COMMENT ON COLUMN public.cheap.name IS 'as on the label';
