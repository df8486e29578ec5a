CREATE TABLE item (id integer PRIMARY KEY, price integer, gross integer GENERATED ALWAYS AS (price * 2) STORED);
