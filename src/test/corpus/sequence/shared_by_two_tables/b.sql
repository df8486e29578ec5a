CREATE SEQUENCE ticket;
CREATE TABLE queue (id integer DEFAULT nextval('ticket') PRIMARY KEY);
CREATE TABLE line (id integer DEFAULT nextval('ticket') PRIMARY KEY);
