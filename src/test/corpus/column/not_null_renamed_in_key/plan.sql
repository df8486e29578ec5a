-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.visit RENAME CONSTRAINT visit_has_id TO visit_id_not_null;

ALTER TABLE public.visit RENAME CONSTRAINT visit_number_not_null TO visit_is_counted;
