CREATE TABLE queue (id integer GENERATED ALWAYS AS IDENTITY, name text);
