-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit ALTER COLUMN day DROP NOT NULL;

ALTER TABLE public.visit ADD CONSTRAINT visit_has_day NOT NULL day NOT VALID;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.visit_2025.day holds a null
ALTER TABLE public.visit_2025 VALIDATE CONSTRAINT visit_has_day;
