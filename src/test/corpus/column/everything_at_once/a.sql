CREATE TABLE item (id integer PRIMARY KEY, name character varying(10), price integer DEFAULT 0, note text);
