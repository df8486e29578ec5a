-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.queue ALTER COLUMN id DROP IDENTITY;

CREATE SEQUENCE public.queue_id_seq AS integer;

ALTER TABLE ONLY public.queue ALTER COLUMN id SET DEFAULT nextval('public.queue_id_seq'::regclass);

-- waits at most 3.0 s, runs at most 1200.0 s
SELECT pg_catalog.setval('public.queue_id_seq', max(id)) FROM public.queue HAVING max(id) >= 1;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER SEQUENCE public.queue_id_seq OWNED BY public.queue.id;
