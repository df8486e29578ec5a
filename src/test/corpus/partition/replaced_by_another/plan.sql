-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.event_2023 are gone
DROP TABLE public.event_2023;

CREATE TABLE public.event_old PARTITION OF public.event FOR VALUES FROM (MINVALUE) TO ('2024-01-01') PARTITION BY RANGE (at);

CREATE TABLE public.event_oldest PARTITION OF public.event_old FOR VALUES FROM (MINVALUE) TO ('2023-06-01');
