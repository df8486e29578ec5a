-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.event_2024 are gone
DROP TABLE public.event_2024;
