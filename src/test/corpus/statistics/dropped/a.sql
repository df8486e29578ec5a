CREATE TABLE item (id integer PRIMARY KEY, name text, kind text);

CREATE STATISTICS item_stats ON name, kind FROM item;
