-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ALTER COLUMN price TYPE numeric;
