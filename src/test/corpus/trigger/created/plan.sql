-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TRIGGER note BEFORE INSERT OR UPDATE OF name ON public.item FOR EACH ROW EXECUTE FUNCTION public.noted('a', 'it''s');

COMMENT ON TRIGGER note ON public.item IS 'for the log';
