-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE STATISTICS public.item_stats (ndistinct, dependencies) ON kind, name FROM public.item;

COMMENT ON STATISTICS public.item_stats IS 'kinds have few names';
