-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.z AS
 SELECT item.id,
    item.name
   FROM public.item;

CREATE VIEW public.y AS
 SELECT z.id
   FROM public.z;

CREATE VIEW public.a AS
 SELECT y.id,
    z.name
   FROM (public.y
     JOIN public.z USING (id));
