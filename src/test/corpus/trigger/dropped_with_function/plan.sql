-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TRIGGER note ON public.item;

-- breaks-callers: statements that use function public.noted() fail from now on
DROP FUNCTION public.noted();
