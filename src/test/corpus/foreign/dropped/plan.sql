-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.item are gone
DROP FOREIGN TABLE public.item;

DROP SERVER far;

DROP FOREIGN DATA WRAPPER nowhere;
