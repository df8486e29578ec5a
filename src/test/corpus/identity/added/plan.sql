-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.queue ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

-- waits at most 3.0 s, runs at most 1200.0 s
SELECT pg_catalog.setval('public.queue_id_seq', max(id)) FROM public.queue HAVING max(id) >= 1;
