CREATE TABLE visit (id integer, doctor text, who text);
CREATE TABLE room (id integer, name text);
CREATE VIEW rooms AS SELECT number FROM room AS r (key, number);
