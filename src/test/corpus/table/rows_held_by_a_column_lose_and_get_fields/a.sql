CREATE TABLE item (id integer PRIMARY KEY, shelf text, name text);
CREATE TABLE sale (id integer PRIMARY KEY, sold item);
