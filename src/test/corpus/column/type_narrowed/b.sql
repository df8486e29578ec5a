CREATE TABLE item (id integer PRIMARY KEY, amount smallint, name character varying(20));
