CREATE TYPE dose AS (drug text, milligrams integer);
CREATE FUNCTION total(given dose) RETURNS integer LANGUAGE sql IMMUTABLE RETURN (given).milligrams;
CREATE FUNCTION usual() RETURNS dose LANGUAGE sql IMMUTABLE AS $$SELECT ROW('aspirin', 100)::dose$$;
CREATE VIEW usual_dose AS SELECT (usual()).milligrams::integer AS milligrams;
CREATE TABLE patient (id integer PRIMARY KEY, milligrams integer DEFAULT (usual()).milligrams::integer);
