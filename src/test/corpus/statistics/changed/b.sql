CREATE TABLE item (id integer PRIMARY KEY, name text, kind text);

CREATE STATISTICS item_stats (ndistinct, mcv) ON name, kind, (lower(name)) FROM item;
ALTER STATISTICS item_stats SET STATISTICS 500;
