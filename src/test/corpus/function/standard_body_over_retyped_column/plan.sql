-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP FUNCTION public.dearest();

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN price TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE FUNCTION public.dearest()
 RETURNS numeric
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (max(item.price))::numeric AS max
    FROM public.item;
END;
