CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE TABLE sale (id integer PRIMARY KEY);

CREATE PUBLICATION feed FOR TABLE item;
