CREATE TYPE price_range AS RANGE (subtype = integer);
CREATE TABLE item (id integer PRIMARY KEY, prices price_range, all_prices price_multirange);
CREATE INDEX item_prices ON item USING gist (prices);
