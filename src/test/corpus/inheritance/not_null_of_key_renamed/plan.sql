-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person DROP CONSTRAINT person_pkey;

ALTER TABLE public.person RENAME CONSTRAINT person_id_not_null TO person_has_id;
