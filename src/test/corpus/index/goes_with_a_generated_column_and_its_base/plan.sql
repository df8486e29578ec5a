-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that name column public.item.gross fail while it is gone
ALTER TABLE public.item DROP COLUMN gross;

-- loses-data: all values of column public.item.net are gone
ALTER TABLE public.item DROP COLUMN net;
