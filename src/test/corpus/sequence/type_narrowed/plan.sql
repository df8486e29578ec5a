-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SELECT pg_catalog.setval('public.ticket', 32767, true) FROM public.ticket WHERE last_value > 32767;

ALTER SEQUENCE public.ticket AS smallint;
