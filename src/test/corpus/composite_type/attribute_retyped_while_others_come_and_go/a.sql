CREATE TYPE dose AS (amount integer, unit text, colour text);
CREATE TABLE prescription (id integer PRIMARY KEY, taken dose, missed dose[]);
CREATE VIEW taken_dose AS SELECT id, (taken).amount AS amount FROM prescription;
