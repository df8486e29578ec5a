-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that use view public.a fail from now on
DROP VIEW public.a;

-- breaks-callers: statements that use view public.y fail from now on
DROP VIEW public.y;

-- breaks-callers: statements that use view public.z fail from now on
DROP VIEW public.z;
