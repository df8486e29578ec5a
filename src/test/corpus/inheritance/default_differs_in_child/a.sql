CREATE TABLE animal (id integer NOT NULL, legs integer DEFAULT 4);
CREATE TABLE bird () INHERITS (animal);
