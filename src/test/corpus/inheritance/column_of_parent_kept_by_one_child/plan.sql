-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all values of column public.animal.weight are gone
ALTER TABLE ONLY public.animal DROP COLUMN weight;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all values of column public.cat.weight are gone
ALTER TABLE public.cat DROP COLUMN weight;
