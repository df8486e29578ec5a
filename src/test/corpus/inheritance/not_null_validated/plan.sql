-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.person.name holds a null
ALTER TABLE public.person VALIDATE CONSTRAINT person_has_name;
