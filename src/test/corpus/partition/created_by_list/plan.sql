-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.event (
    id bigint,
    kind text
) PARTITION BY LIST (kind);

CREATE TABLE public.event_other PARTITION OF public.event DEFAULT;

CREATE TABLE public.event_sale PARTITION OF public.event FOR VALUES IN ('sale', 'return');
