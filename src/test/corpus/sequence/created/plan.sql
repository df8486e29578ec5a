-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE SEQUENCE public.ticket AS smallint START WITH 20 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CACHE 3 CYCLE;
