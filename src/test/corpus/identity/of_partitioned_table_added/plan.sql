-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;

-- waits at most 3.0 s, runs at most 1200.0 s
SELECT pg_catalog.setval('public.visit_number_seq', max(number)) FROM public.visit HAVING max(number) >= 1;
