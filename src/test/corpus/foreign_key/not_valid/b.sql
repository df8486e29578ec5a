CREATE TABLE item (id integer PRIMARY KEY);
CREATE TABLE sale (item integer);

ALTER TABLE sale ADD CONSTRAINT sale_item FOREIGN KEY (item) REFERENCES item NOT VALID;
