CREATE TABLE item (id integer PRIMARY KEY, price numeric);
CREATE VIEW priced AS SELECT id, price FROM item;
CREATE VIEW dear AS SELECT * FROM priced WHERE price > 100;
