CREATE TABLE item (id bigint PRIMARY KEY, amount integer, name text);
