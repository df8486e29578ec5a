-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP FUNCTION public.latest(public.visitors);

DROP VIEW public.visitors;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.visit and its indexes anew while nobody can read it
ALTER TABLE public.visit ALTER COLUMN id TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE VIEW public.visitors AS
 SELECT id,
    name
   FROM public.visit;

CREATE OR REPLACE FUNCTION public.latest(public.visitors)
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
AS $function$SELECT ($1).name$function$;

ALTER VIEW public.visitors OWNER TO reception;

ALTER FUNCTION public.latest(public.visitors) OWNER TO reception;
