-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.event_2025 PARTITION OF public.event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
