-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SELECT pg_catalog.setval('public.ticket', 50, false) FROM public.ticket WHERE last_value > 50;

ALTER SEQUENCE public.ticket INCREMENT BY -1 MINVALUE -100 MAXVALUE 50 START WITH 50;
