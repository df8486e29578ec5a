CREATE TABLE queue (id integer PRIMARY KEY);
CREATE SEQUENCE ticket OWNED BY queue.id;
