CREATE TYPE address AS (street text, country text);
CREATE TABLE person (id integer PRIMARY KEY, home address);
CREATE VIEW towns AS SELECT id, (home).country AS town FROM person;
COMMENT ON VIEW towns IS 'where they live';
CREATE VIEW homes AS SELECT id, home FROM person;
CREATE VIEW streets AS SELECT (home).street FROM person;
CREATE INDEX by_town ON person (((home).country));
GRANT SELECT ON towns TO reporting;
