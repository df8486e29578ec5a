-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.event (
    id bigint NOT NULL,
    at date NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE public.event_2024 PARTITION OF public.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE public.event_2025 PARTITION OF public.event FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);

CREATE INDEX event_at ON public.event USING btree (at);
