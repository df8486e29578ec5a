-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit ADD CONSTRAINT visit_room_is_not_null2 CHECK (room IS NOT NULL) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.visit.room holds a null
ALTER TABLE public.visit VALIDATE CONSTRAINT visit_room_is_not_null2;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit ALTER COLUMN room SET NOT NULL;

ALTER TABLE public.visit DROP CONSTRAINT visit_room_is_not_null2;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY by_day_new3 ON public.visit USING btree (day DESC);

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
DROP INDEX CONCURRENTLY public.by_day;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER INDEX public.by_day_new3 RENAME TO by_day;
