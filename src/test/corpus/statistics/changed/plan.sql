-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP STATISTICS public.item_stats;

CREATE STATISTICS public.item_stats (ndistinct, mcv) ON kind, name, lower(name) FROM public.item;

ALTER STATISTICS public.item_stats SET STATISTICS 500;
