CREATE TYPE dose AS (amount bigint, unit text, remark text, at_night boolean);
CREATE TABLE prescription (id integer PRIMARY KEY, taken dose, missed dose[]);
CREATE VIEW taken_dose AS SELECT id, (taken).amount AS amount FROM prescription;
