CREATE TABLE person (id integer PRIMARY KEY, team integer);
CREATE TABLE team (id integer PRIMARY KEY, lead integer);
CREATE POLICY led ON person USING (team IN (SELECT id FROM team));
CREATE POLICY member ON team USING (lead IN (SELECT id FROM person));
