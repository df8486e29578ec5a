-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TRIGGER note ON public.item;

CREATE CONSTRAINT TRIGGER note AFTER INSERT ON public.item FROM public.other DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.name <> ''::text)) EXECUTE FUNCTION public.noted();
