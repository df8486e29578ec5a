CREATE TABLE item (id integer PRIMARY KEY, sold text DEFAULT 'yes');
