-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.event_2024 holds a row outside of its bound
-- scans-table: reads all of table public.event_2024 unless a valid check proves its bound; nobody can use it meanwhile
ALTER TABLE public.event ATTACH PARTITION public.event_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
