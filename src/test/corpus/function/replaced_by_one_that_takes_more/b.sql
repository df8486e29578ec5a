CREATE FUNCTION shown(v text, width integer DEFAULT 10) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT v';
CREATE TABLE visit (doctor text DEFAULT shown('nobody'), floor text DEFAULT shown('first', 5) CHECK (shown(floor) <> ''));
CREATE VIEW rooms AS SELECT shown(floor) AS room FROM visit;
