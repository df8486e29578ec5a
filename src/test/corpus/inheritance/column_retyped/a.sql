CREATE TABLE animal (id integer NOT NULL, legs smallint);
CREATE TABLE dog (tail boolean) INHERITS (animal);
