CREATE TABLE item (id integer PRIMARY KEY, amount smallint, name character varying(20), price numeric(6,2));
