CREATE TABLE visit (id integer, doctor text);
CREATE FUNCTION visits() RETURNS SETOF visit LANGUAGE sql AS 'SELECT * FROM visit';
CREATE VIEW doctors AS SELECT v.id, v.doctor FROM visits() v;
