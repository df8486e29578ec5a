CREATE FUNCTION valued(number integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$SELECT number$$;
CREATE TABLE item (id integer PRIMARY KEY, price integer DEFAULT valued(1), twice integer GENERATED ALWAYS AS (valued(price)) STORED,
    CONSTRAINT worth CHECK (valued(price) > 0));
CREATE INDEX item_value ON item (valued(price));
CREATE VIEW worthy AS SELECT id, valued(price) AS value FROM item;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER price_changes BEFORE UPDATE ON item FOR EACH ROW WHEN (valued(NEW.price) > 5) EXECUTE FUNCTION noted();
CREATE POLICY cheap ON item USING (valued(price) < 9);
