CREATE TABLE animal (id integer);
CREATE TABLE dog (id integer);
