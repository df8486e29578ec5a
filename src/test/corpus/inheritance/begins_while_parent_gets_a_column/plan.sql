-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.animal ADD COLUMN legs integer;

ALTER TABLE public.dog ADD COLUMN legs integer;

ALTER TABLE public.dog INHERIT public.animal;
