-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.place are gone
DROP TABLE public.place;

ALTER TYPE public.spot ALTER ATTRIBUTE seen TYPE boolean CASCADE;
