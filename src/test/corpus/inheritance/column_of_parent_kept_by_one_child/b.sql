CREATE TABLE animal (id integer);
CREATE TABLE dog (weight integer, tail boolean) INHERITS (animal);
CREATE TABLE cat (claws smallint) INHERITS (animal);
