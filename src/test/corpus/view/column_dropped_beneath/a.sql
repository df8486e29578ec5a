CREATE TABLE item (id integer PRIMARY KEY, note text);
CREATE VIEW listed AS SELECT * FROM item;
