-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.message_of_8 ALTER COLUMN id DROP IDENTITY;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.message_of_9 has rows: column id takes no null and has no default
ALTER TABLE public.message_of_9 ADD COLUMN id bigint NOT NULL;

-- may-fail-on-data: fails if table public.message_of_7 holds a row outside of its bound
-- scans-table: reads all of table public.message_of_7 unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.message ATTACH PARTITION public.message_of_7 FOR VALUES IN (7);

-- may-fail-on-data: fails if table public.message_of_8 holds a row outside of its bound
-- scans-table: reads all of table public.message_of_8 unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.message ATTACH PARTITION public.message_of_8 FOR VALUES IN (8);

-- may-fail-on-data: fails if table public.message_of_9 holds a row outside of its bound
-- scans-table: reads all of table public.message_of_9 unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.message ATTACH PARTITION public.message_of_9 FOR VALUES IN (9);
