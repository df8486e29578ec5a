CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE TABLE log (at timestamptz, name text);
