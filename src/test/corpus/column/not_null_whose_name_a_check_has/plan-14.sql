-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit DROP CONSTRAINT visit_day_not_null;

ALTER TABLE public.visit ADD CONSTRAINT visit_day_is_not_null CHECK (day IS NOT NULL) NOT VALID;

ALTER TABLE public.visit ADD CONSTRAINT visit_room_is_not_null CHECK (room IS NOT NULL) NOT VALID;

ALTER TABLE public.visit ADD CONSTRAINT visit_day_not_null CHECK ((hour > '08:00:00'::time without time zone)) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.visit.day holds a null
ALTER TABLE public.visit VALIDATE CONSTRAINT visit_day_is_not_null;

-- may-fail-on-data: fails if column public.visit.room holds a null
ALTER TABLE public.visit VALIDATE CONSTRAINT visit_room_is_not_null;

-- may-fail-on-data: fails if a row of table public.visit breaks constraint visit_day_not_null
ALTER TABLE public.visit VALIDATE CONSTRAINT visit_day_not_null;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit ALTER COLUMN day SET NOT NULL;

ALTER TABLE public.visit DROP CONSTRAINT visit_day_is_not_null;

ALTER TABLE public.visit ALTER COLUMN room SET NOT NULL;

ALTER TABLE public.visit DROP CONSTRAINT visit_room_is_not_null;
