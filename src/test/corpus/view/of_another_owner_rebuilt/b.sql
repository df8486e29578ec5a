CREATE TABLE visit (id bigint, name text);
CREATE VIEW visitors AS SELECT id, name FROM visit;
ALTER VIEW visitors OWNER TO reception;
CREATE FUNCTION latest(visitors) RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT ($1).name';
ALTER FUNCTION latest(visitors) OWNER TO reception;
