-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TRIGGER note ON public.item;

CREATE TRIGGER note BEFORE UPDATE ON public.item FOR EACH ROW EXECUTE FUNCTION public.noted();

ALTER TABLE public.item DISABLE TRIGGER note;
