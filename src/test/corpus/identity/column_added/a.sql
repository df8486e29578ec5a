CREATE TABLE queue (name text);
