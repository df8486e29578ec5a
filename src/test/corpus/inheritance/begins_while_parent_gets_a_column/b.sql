CREATE TABLE animal (id integer, legs integer);
CREATE TABLE dog () INHERITS (animal);
