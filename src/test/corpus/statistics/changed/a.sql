CREATE TABLE item (id integer PRIMARY KEY, name text, kind text);

CREATE STATISTICS item_stats (ndistinct) ON name, kind FROM item;
