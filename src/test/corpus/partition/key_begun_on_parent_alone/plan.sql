-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.bed ADD CONSTRAINT bed_pkey PRIMARY KEY (id);
