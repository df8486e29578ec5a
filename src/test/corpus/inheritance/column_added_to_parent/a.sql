CREATE TABLE animal (id integer NOT NULL);
CREATE TABLE dog (tail boolean) INHERITS (animal);
