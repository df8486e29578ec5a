CREATE FUNCTION compared(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT btint4cmp($2, $1)$$;
CREATE OPERATOR CLASS backwards FOR TYPE integer USING btree AS
    OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 compared(integer, integer);
CREATE TABLE item (id integer);
CREATE INDEX item_backwards ON item (id backwards);
