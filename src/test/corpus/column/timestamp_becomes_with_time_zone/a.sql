CREATE TABLE item (id integer PRIMARY KEY, sold_at timestamp DEFAULT now());
