CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;

CREATE TRIGGER note BEFORE INSERT OR UPDATE OF name ON item FOR EACH ROW EXECUTE FUNCTION noted('a', 'it''s');
COMMENT ON TRIGGER note ON item IS 'for the log';
