CREATE TABLE item (id integer PRIMARY KEY, code bigint NOT NULL DEFAULT 5, twice integer GENERATED ALWAYS AS (code * 2) STORED,
    CONSTRAINT code_positive CHECK (code > 0), CONSTRAINT code_once UNIQUE (code));
CREATE INDEX item_code ON item (code) WHERE code > 10;
COMMENT ON INDEX item_code IS 'large ones';
CREATE VIEW large AS SELECT id, code FROM item WHERE code > 10;
COMMENT ON VIEW large IS 'large ones';
CREATE MATERIALIZED VIEW largest AS SELECT max(code) AS code FROM large;
CREATE UNIQUE INDEX largest_code ON largest (code);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER code_changes BEFORE UPDATE OF code ON item FOR EACH ROW WHEN (NEW.code > 7) EXECUTE FUNCTION noted();
ALTER TABLE item ENABLE ROW LEVEL SECURITY;
CREATE POLICY small_only ON item USING (code < 100);
CREATE TABLE sale (item_code bigint CONSTRAINT sale_item REFERENCES item (code));
CREATE RULE keep AS ON DELETE TO item WHERE OLD.code > 5 DO INSTEAD NOTHING;
CREATE FUNCTION code_of(i item) RETURNS text LANGUAGE sql STABLE AS $$SELECT (i).code::text$$;
