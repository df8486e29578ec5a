CREATE TABLE part (id integer PRIMARY KEY, note text);
