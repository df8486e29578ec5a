-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all values of column public.animal.legs are gone
ALTER TABLE public.animal DROP COLUMN legs;
