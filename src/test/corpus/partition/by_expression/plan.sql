-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.event (
    id bigint,
    at timestamp without time zone
) PARTITION BY RANGE (date_trunc('month'::text, at), id);

CREATE TABLE public.event_old PARTITION OF public.event FOR VALUES FROM (MINVALUE, MINVALUE) TO ('2024-01-01 00:00:00', '5');
