CREATE TABLE item (id bigint PRIMARY KEY, name text, stock integer DEFAULT 5);
CREATE TABLE sale (id integer PRIMARY KEY, sold item);
