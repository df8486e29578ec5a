CREATE TABLE animal (id integer NOT NULL, name text);
CREATE TABLE pet (name text, owner text);

CREATE TABLE dog (tail boolean) INHERITS (animal, pet);
