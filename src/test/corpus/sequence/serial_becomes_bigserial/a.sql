CREATE TABLE queue (id serial PRIMARY KEY, name text);
