-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.event are gone
DROP TABLE public.event;

CREATE TABLE public.event (
    id bigint,
    at date
) PARTITION BY RANGE (at);

CREATE TABLE public.event_all PARTITION OF public.event DEFAULT;
