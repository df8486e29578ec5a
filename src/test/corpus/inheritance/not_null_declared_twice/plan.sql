-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.person ALTER COLUMN name DROP NOT NULL;

ALTER TABLE public.nurse ALTER COLUMN name DROP NOT NULL;
