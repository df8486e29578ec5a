CREATE DOMAIN email AS text;
CREATE TABLE patient (id integer PRIMARY KEY, emails email[]);
