CREATE TABLE item (id integer PRIMARY KEY);
CREATE VIEW listed AS SELECT * FROM item;
