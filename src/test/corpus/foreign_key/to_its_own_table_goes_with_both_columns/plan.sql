-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.part DROP CONSTRAINT part_of_label_fkey;

-- loses-data: all values of column public.part.label are gone
ALTER TABLE public.part DROP COLUMN label;

-- loses-data: all values of column public.part.of_label are gone
ALTER TABLE public.part DROP COLUMN of_label;
