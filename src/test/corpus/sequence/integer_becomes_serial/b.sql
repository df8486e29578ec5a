CREATE TABLE queue (id serial, name text);
