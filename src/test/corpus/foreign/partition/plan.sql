-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.event (
    id bigint,
    at date
) PARTITION BY RANGE (at);

CREATE FOREIGN TABLE public.event_old PARTITION OF public.event FOR VALUES FROM (MINVALUE) TO ('2000-01-01')
    SERVER far;
