CREATE TABLE item (id integer PRIMARY KEY, sold_at timestamptz DEFAULT now());
