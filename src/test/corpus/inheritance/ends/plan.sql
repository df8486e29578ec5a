-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: the rows of table public.dog are no longer among those of table public.animal
ALTER TABLE public.dog NO INHERIT public.animal;
