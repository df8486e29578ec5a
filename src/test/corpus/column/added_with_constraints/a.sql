CREATE TABLE kind (id integer PRIMARY KEY);
CREATE TABLE item (id integer PRIMARY KEY);
