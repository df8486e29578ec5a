-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER INDEX public.item_name RESET (deduplicate_items);

ALTER INDEX public.item_name SET (fillfactor='80');
