-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE SCHEMA shop;

CREATE TABLE shop.item (
    id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);
