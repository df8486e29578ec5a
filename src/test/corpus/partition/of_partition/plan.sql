-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.event ADD COLUMN note text;

CREATE TABLE public.event_sale_2024 PARTITION OF public.event_sale FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY HASH (id);

CREATE TABLE public.event_sale_2024_0 PARTITION OF public.event_sale_2024 FOR VALUES WITH (modulus 1, remainder 0);
