-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD COLUMN remark text;

-- loses-data: all values of column public.item.note are gone
ALTER TABLE public.item DROP COLUMN note;
