CREATE TABLE animal (id integer);
CREATE TABLE dog (weight bigint, tail boolean) INHERITS (animal);
