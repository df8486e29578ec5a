CREATE TABLE item (price numeric, name text, id integer PRIMARY KEY);
