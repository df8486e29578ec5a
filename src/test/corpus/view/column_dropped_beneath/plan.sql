-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.listed;

CREATE VIEW public.listed AS
 SELECT id
   FROM public.item;

-- loses-data: all values of column public.item.note are gone
ALTER TABLE public.item DROP COLUMN note;
