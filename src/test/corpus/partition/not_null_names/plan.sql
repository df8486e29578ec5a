-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.visit ALTER COLUMN day DROP NOT NULL;

ALTER TABLE public.visit_2025 RENAME CONSTRAINT visit_has_day TO old_day;

ALTER TABLE public.visit_2026 ALTER COLUMN day DROP NOT NULL;
