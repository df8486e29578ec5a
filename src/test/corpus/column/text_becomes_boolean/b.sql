CREATE TABLE item (id integer PRIMARY KEY, sold boolean DEFAULT true);
