-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON INDEX public.item_name IS 'for the search page';
