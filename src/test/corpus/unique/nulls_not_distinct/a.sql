CREATE TABLE item (id integer PRIMARY KEY, rank integer, CONSTRAINT item_rank UNIQUE (rank));
