-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: the rows of table public.event_2024 are no longer in table public.event
ALTER TABLE public.event DETACH PARTITION public.event_2024;
