-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person ALTER CONSTRAINT person_id_not_null NO INHERIT;

ALTER TABLE public.nurse RENAME CONSTRAINT person_id_not_null TO nurse_has_id;

ALTER TABLE public.person ALTER CONSTRAINT person_id_not_null INHERIT;
