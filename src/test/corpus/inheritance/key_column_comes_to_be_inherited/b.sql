CREATE TABLE thing (id integer);
CREATE TABLE item (own integer) INHERITS (thing);
