-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

ALTER TABLE public.visit DROP CONSTRAINT visit_room_check;

DROP INDEX public.visit_bed;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.visit and its indexes anew while nobody can read it
ALTER TABLE public.visit ALTER COLUMN bed TYPE bigint;

-- rewrites-table: writes table public.visit and its indexes anew while nobody can read it
ALTER TABLE public.visit ALTER COLUMN room TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE FUNCTION public.is_known(number bigint)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT number > 0$function$;

ALTER TABLE public.visit ADD CONSTRAINT visit_room_check CHECK (public.is_known(room)) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.visit breaks constraint visit_room_check
ALTER TABLE public.visit VALIDATE CONSTRAINT visit_room_check;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY visit_bed ON public.visit USING btree (public.is_known(bed));
