-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that use view public.named fail from now on
DROP VIEW public.named;

-- waits at most 3.0 s, runs at most 1200.0 s
CREATE MATERIALIZED VIEW public.named AS
 SELECT id,
    name
   FROM public.item;
