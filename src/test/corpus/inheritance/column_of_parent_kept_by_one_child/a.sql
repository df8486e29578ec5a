CREATE TABLE animal (id integer, weight integer);
CREATE TABLE dog (tail boolean) INHERITS (animal);
CREATE TABLE cat (claws smallint) INHERITS (animal);
