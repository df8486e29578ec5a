CREATE TABLE item (id integer, number integer GENERATED ALWAYS AS IDENTITY);
