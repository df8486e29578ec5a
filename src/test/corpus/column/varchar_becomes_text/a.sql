CREATE TABLE item (id integer PRIMARY KEY, name character varying(20));
