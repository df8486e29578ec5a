CREATE TABLE item (id bigint PRIMARY KEY, amount integer, name character varying(200), price numeric(12,2));
