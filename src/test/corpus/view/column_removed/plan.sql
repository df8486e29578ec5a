-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.cheaper;

DROP VIEW public.cheap;

CREATE VIEW public.cheap AS
 SELECT id,
    name
   FROM public.item;

CREATE VIEW public.cheaper AS
 SELECT id
   FROM public.cheap;

COMMENT ON VIEW public.cheaper IS 'even cheaper';
