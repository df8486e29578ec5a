CREATE TABLE animal (legs integer, CONSTRAINT has_legs CHECK (legs > 1));
CREATE TABLE dog (tail boolean, CONSTRAINT has_legs CHECK (legs > 1)) INHERITS (animal);
CREATE TABLE bird (wings smallint) INHERITS (animal);
