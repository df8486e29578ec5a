-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TRIGGER event_noted AFTER INSERT ON public.event FOR EACH ROW EXECUTE FUNCTION public.noted();
