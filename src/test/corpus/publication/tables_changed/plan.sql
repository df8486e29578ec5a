-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER PUBLICATION feed SET TABLE ONLY public.sale;
