-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER PUBLICATION all_of_shop SET TABLES IN SCHEMA shop;

ALTER PUBLICATION feed SET TABLE ONLY public.item (id, name) WHERE ((id > 5));
