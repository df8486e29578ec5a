CREATE SEQUENCE ticket;
CREATE TABLE queue (id integer PRIMARY KEY);
CREATE TABLE line (id integer PRIMARY KEY);

ALTER SEQUENCE ticket OWNED BY queue.id;
