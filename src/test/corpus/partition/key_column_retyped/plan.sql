-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.message are gone
DROP TABLE public.message;

CREATE TABLE public.message (
    sent timestamp without time zone,
    body text
) PARTITION BY RANGE (sent);

CREATE TABLE public.message_2024 PARTITION OF public.message FOR VALUES FROM ('2024-01-01 00:00:00') TO ('2025-01-01 00:00:00');
