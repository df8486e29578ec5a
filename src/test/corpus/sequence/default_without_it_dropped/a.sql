CREATE SEQUENCE ticket;
CREATE TABLE queue (id integer DEFAULT nextval('ticket') PRIMARY KEY);
