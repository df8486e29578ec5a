CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
