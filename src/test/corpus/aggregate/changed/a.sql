CREATE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1');
CREATE TABLE item (id integer PRIMARY KEY, price numeric);
CREATE VIEW odd AS SELECT product(price) AS product FROM item;
