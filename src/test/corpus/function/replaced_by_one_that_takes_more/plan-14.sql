-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

ALTER TABLE ONLY public.visit ALTER COLUMN doctor DROP DEFAULT;

DROP VIEW public.rooms;

-- loses-data: all values of column public.visit.room are gone
ALTER TABLE public.visit DROP COLUMN room;

-- breaks-callers: statements that use function public.shown(text) fail from now on
DROP FUNCTION public.shown(text);

CREATE OR REPLACE FUNCTION public.shown(v text, width integer DEFAULT 10)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT v$function$;

ALTER TABLE ONLY public.visit ALTER COLUMN doctor SET DEFAULT public.shown('nobody'::text);

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.visit anew, because every row gets a value of its own
ALTER TABLE public.visit ADD COLUMN floor text DEFAULT public.shown('first'::text, 5);

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit ADD CONSTRAINT visit_floor_check CHECK ((public.shown(floor) <> ''::text)) NOT VALID;

CREATE VIEW public.rooms AS
 SELECT public.shown(visit.floor) AS room
   FROM public.visit;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.visit breaks constraint visit_floor_check
ALTER TABLE public.visit VALIDATE CONSTRAINT visit_floor_check;
