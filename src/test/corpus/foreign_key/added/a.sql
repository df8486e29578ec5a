CREATE TABLE item (id integer PRIMARY KEY);

CREATE TABLE sale (id integer PRIMARY KEY, item integer);
