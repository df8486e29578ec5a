CREATE TABLE queue (name text, id serial);
