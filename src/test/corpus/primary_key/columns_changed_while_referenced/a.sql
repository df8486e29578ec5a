CREATE TABLE item (id integer PRIMARY KEY, code integer NOT NULL UNIQUE);
CREATE TABLE sale (item integer CONSTRAINT sale_item REFERENCES item (id));
