CREATE DOMAIN email AS text NOT NULL;
CREATE TABLE patient (id integer PRIMARY KEY, emails email[]);
