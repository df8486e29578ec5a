CREATE TABLE item (
    id integer PRIMARY KEY,
    price numeric CHECK (price >= 0),
    gross numeric GENERATED ALWAYS AS (price * 1.19) VIRTUAL CONSTRAINT item_gross_bounded CHECK (gross < 5000)
);
CREATE VIEW price_list AS SELECT id, gross FROM item;
