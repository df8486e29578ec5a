-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that use view shop.named fail from now on
DROP VIEW shop.named;

-- loses-data: all rows of table shop.item are gone
DROP TABLE shop.item;

-- breaks-callers: statements that use schema shop fail from now on
DROP SCHEMA shop;
