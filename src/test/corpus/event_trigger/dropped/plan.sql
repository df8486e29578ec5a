-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP EVENT TRIGGER watch;

-- breaks-callers: statements that use function public.watched() fail from now on
DROP FUNCTION public.watched();
