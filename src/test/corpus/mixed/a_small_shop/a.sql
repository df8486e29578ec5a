CREATE TABLE customer (id serial PRIMARY KEY, name text NOT NULL, mail text);
CREATE TABLE item (id serial PRIMARY KEY, name text NOT NULL, price integer NOT NULL DEFAULT 0);
CREATE TABLE sale (id serial PRIMARY KEY, customer integer REFERENCES customer, item integer REFERENCES item, at timestamp);
CREATE VIEW turnover AS SELECT c.name, sum(i.price) AS total FROM customer c JOIN sale s ON s.customer = c.id
    JOIN item i ON i.id = s.item GROUP BY c.name;
