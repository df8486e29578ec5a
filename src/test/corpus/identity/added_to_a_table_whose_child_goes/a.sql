CREATE TABLE item (id integer);
CREATE TABLE special (own integer) INHERITS (item);
