-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER SEQUENCE public.ticket INCREMENT BY -1 MINVALUE -100 MAXVALUE 50 START WITH 50;
