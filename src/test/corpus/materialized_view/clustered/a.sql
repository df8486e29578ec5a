CREATE TABLE visit (id integer, at date, doctor text);
CREATE MATERIALIZED VIEW days AS SELECT at, count(*) AS visits FROM visit GROUP BY at;
CREATE INDEX days_at ON days (at);
CREATE MATERIALIZED VIEW doctors AS SELECT doctor, count(*) AS visits FROM visit GROUP BY doctor;
CREATE INDEX doctors_by_name ON doctors (doctor);
CREATE INDEX doctors_by_visits ON doctors (visits);
ALTER MATERIALIZED VIEW doctors CLUSTER ON doctors_by_name;
