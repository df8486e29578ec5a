-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person RENAME CONSTRAINT person_has_name TO person_is_called;
