-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SELECT pg_catalog.setval('public.queue_id_seq', 5000, true) FROM public.queue_id_seq WHERE last_value > 5000;

ALTER TABLE ONLY public.queue ALTER COLUMN id SET INCREMENT BY 5 SET MAXVALUE 5000 SET CACHE 4 SET CYCLE;
