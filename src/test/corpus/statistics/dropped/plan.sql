-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP STATISTICS public.item_stats;
