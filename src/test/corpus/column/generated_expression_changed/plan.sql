-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: computes column public.item.gross anew for every row
ALTER TABLE public.item ALTER COLUMN gross SET EXPRESSION AS ((price * 1.19));
