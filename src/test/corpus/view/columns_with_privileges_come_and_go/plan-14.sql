-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.shown;

CREATE VIEW public.shown AS
 SELECT item.name,
    item.note
   FROM public.item;

GRANT UPDATE (name) ON TABLE public.shown TO reader;
