CREATE SCHEMA shop;
CREATE TABLE shop.sale (id integer PRIMARY KEY);
CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE PUBLICATION feed FOR TABLE item;
CREATE PUBLICATION all_of_shop;
