-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.person ALTER COLUMN name DROP NOT NULL;

ALTER TABLE public.nurse RENAME CONSTRAINT person_has_name TO nurse_has_name;

ALTER TABLE public.visitor ALTER COLUMN name DROP NOT NULL;
