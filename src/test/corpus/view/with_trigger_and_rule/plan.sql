-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.named;

CREATE VIEW public.named AS
 SELECT name,
    id
   FROM public.item;

CREATE TRIGGER stored INSTEAD OF INSERT ON public.named FOR EACH ROW EXECUTE FUNCTION public.stored();

CREATE RULE kept AS
    ON DELETE TO public.named DO INSTEAD NOTHING;
