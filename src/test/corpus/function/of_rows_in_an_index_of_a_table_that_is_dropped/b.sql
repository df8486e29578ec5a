CREATE TABLE guest (id integer PRIMARY KEY);
