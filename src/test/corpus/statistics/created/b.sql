CREATE TABLE item (id integer PRIMARY KEY, name text, kind text);

CREATE STATISTICS item_stats (ndistinct, dependencies) ON name, kind FROM item;
COMMENT ON STATISTICS item_stats IS 'kinds have few names';
