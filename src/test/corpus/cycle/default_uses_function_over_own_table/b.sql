CREATE TABLE item (id integer PRIMARY KEY, rank bigint);
CREATE FUNCTION next_rank() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM item; END;
ALTER TABLE item ALTER rank SET DEFAULT next_rank();
