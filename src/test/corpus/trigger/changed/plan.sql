-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TRIGGER note ON public.item;

CREATE TRIGGER note AFTER INSERT OR DELETE ON public.item FOR EACH ROW EXECUTE FUNCTION public.noted();

COMMENT ON TRIGGER note ON public.item IS 'for the log';
