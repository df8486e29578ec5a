-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that use function public.twice(integer) fail from now on
DROP FUNCTION public.twice(integer);
