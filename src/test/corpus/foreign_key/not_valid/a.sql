CREATE TABLE item (id integer PRIMARY KEY);
CREATE TABLE sale (item integer);
