CREATE TABLE visit (id integer, doctor text);
CREATE TABLE room (id integer, name text, floor integer);
CREATE VIEW rooms AS SELECT floor FROM room AS r (key, number);
CREATE VIEW doctors AS SELECT who FROM visit AS v (key, who);
CREATE MATERIALIZED VIEW doctors_of_today AS SELECT who FROM visit AS v (key, who);
