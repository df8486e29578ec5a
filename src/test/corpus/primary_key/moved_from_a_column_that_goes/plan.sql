-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all values of column public.visit.room are gone
ALTER TABLE public.visit DROP COLUMN room;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.visit holds nulls or duplicates in its new primary key
CREATE UNIQUE INDEX CONCURRENTLY visit_number ON public.visit (number);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit ADD CONSTRAINT visit_number PRIMARY KEY USING INDEX visit_number;
