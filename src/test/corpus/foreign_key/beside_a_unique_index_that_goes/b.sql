CREATE TABLE item (id integer PRIMARY KEY, parent integer);
ALTER TABLE item ADD CONSTRAINT item_parent FOREIGN KEY (parent) REFERENCES item (id);
