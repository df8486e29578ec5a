-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.event_eu are gone
DROP TABLE public.event_eu;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.event and its indexes anew while nobody can read it
ALTER TABLE public.event ALTER COLUMN day TYPE timestamp without time zone;

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.event_eu PARTITION OF public.event FOR VALUES IN ('eu') PARTITION BY RANGE (day);

CREATE TABLE public.event_eu_2024 PARTITION OF public.event_eu FOR VALUES FROM ('2024-01-01 00:00:00') TO ('2025-01-01 00:00:00');
