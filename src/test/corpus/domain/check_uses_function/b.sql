CREATE FUNCTION looks_like_email(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT $1 LIKE '%@%'$$;
CREATE DOMAIN email AS text CONSTRAINT looks_right CHECK (looks_like_email(VALUE));
CREATE TABLE person (id integer PRIMARY KEY, email email);
