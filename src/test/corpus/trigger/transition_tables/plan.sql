-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TRIGGER note ON public.item;

CREATE TRIGGER note AFTER UPDATE ON public.item REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION public.noted();
