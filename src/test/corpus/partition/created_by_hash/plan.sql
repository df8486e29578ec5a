-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.event (
    id bigint NOT NULL,
    kind text,
    CONSTRAINT event_pkey PRIMARY KEY (id)
) PARTITION BY HASH (id);

CREATE TABLE public.event_0 PARTITION OF public.event FOR VALUES WITH (modulus 2, remainder 0);

CREATE TABLE public.event_1 PARTITION OF public.event FOR VALUES WITH (modulus 2, remainder 1);
