CREATE TABLE animal (id integer NOT NULL, legs integer);
CREATE TABLE dog (tail boolean) INHERITS (animal);
