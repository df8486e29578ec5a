CREATE TABLE animal (id integer NOT NULL, name text DEFAULT 'Bello');
CREATE TABLE dog (tail boolean) INHERITS (animal);
