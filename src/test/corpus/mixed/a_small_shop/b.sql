CREATE TYPE state AS ENUM ('open', 'paid', 'sent');
CREATE TABLE customer (id bigserial PRIMARY KEY, name text NOT NULL, mail text UNIQUE, vip boolean NOT NULL DEFAULT false);
CREATE TABLE item (id serial PRIMARY KEY, name text NOT NULL, price numeric(12,2) NOT NULL DEFAULT 0 CHECK (price >= 0));
CREATE TABLE sale (id serial PRIMARY KEY, customer bigint NOT NULL REFERENCES customer ON DELETE CASCADE,
    item integer REFERENCES item, at timestamp, state state NOT NULL DEFAULT 'open');
CREATE INDEX sale_customer ON sale (customer) WHERE state <> 'sent';
CREATE VIEW turnover AS SELECT c.name, c.vip, sum(i.price) AS total FROM customer c JOIN sale s ON s.customer = c.id
    JOIN item i ON i.id = s.item GROUP BY c.name, c.vip;
