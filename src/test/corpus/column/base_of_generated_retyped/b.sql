CREATE TABLE item (id integer PRIMARY KEY, price bigint, gross bigint GENERATED ALWAYS AS (price * 2) STORED);
