CREATE TABLE item (id integer PRIMARY KEY, price numeric, gross numeric GENERATED ALWAYS AS (price * 1.19) STORED);
CREATE INDEX item_gross ON item (gross);
