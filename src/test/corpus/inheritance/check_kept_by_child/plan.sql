-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.animal DROP CONSTRAINT has_legs;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.bird DROP CONSTRAINT has_legs;
