-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
DROP INDEX CONCURRENTLY public.item_name;
