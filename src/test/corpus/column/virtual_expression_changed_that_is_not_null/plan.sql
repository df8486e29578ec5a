-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.gross is null for a row, which its new expression may give
-- scans-table: reads all of table public.item while nobody else can read or write it
ALTER TABLE public.item ALTER COLUMN gross SET EXPRESSION AS ((price * 1.19));
