-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.event ADD COLUMN rank integer DEFAULT 2 NOT NULL;

ALTER TABLE ONLY public.event ALTER COLUMN rank SET STATISTICS 10;

CREATE TABLE public.event_20 PARTITION OF public.event FOR VALUES FROM (20) TO (30);

ALTER TABLE ONLY public.event_20 ALTER COLUMN rank SET STATISTICS 10;
