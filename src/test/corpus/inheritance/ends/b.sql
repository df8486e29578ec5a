CREATE TABLE animal (id integer NOT NULL, name text);
CREATE TABLE dog (id integer NOT NULL, name text, tail boolean);
