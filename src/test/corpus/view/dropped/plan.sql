-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that use view public.named fail from now on
DROP VIEW public.named;
