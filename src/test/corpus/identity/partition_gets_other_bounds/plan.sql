-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: the rows of table public.message_2024 are no longer in table public.message
ALTER TABLE public.message DETACH PARTITION public.message_2024;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.message_2024 holds a row outside of its bound
-- scans-table: reads all of table public.message_2024 unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.message ATTACH PARTITION public.message_2024 FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
