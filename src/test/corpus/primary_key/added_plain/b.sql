CREATE TABLE item (id integer, name text, PRIMARY KEY (id));
