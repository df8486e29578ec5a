CREATE TABLE item (id integer NOT NULL UNIQUE, code integer PRIMARY KEY);
CREATE TABLE sale (item integer CONSTRAINT sale_item REFERENCES item (code));
