-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SELECT pg_catalog.setval('public.ticket', 1, false) FROM public.ticket WHERE last_value < 1;

ALTER SEQUENCE public.ticket INCREMENT BY 2 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 NO CYCLE;
