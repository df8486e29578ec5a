CREATE TABLE animal (legs integer);
CREATE TABLE dog (tail boolean, CONSTRAINT has_legs CHECK (legs > 0)) INHERITS (animal);
CREATE TABLE bird (wings smallint) INHERITS (animal);
