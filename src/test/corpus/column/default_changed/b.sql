CREATE TABLE item (id integer PRIMARY KEY, made date DEFAULT '2024-01-01'::date + 1);
