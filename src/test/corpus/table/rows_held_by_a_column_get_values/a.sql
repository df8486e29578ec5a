CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE TABLE sale (id integer PRIMARY KEY, sold item);
