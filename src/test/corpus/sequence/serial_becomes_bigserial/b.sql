CREATE TABLE queue (id bigserial PRIMARY KEY, name text);
