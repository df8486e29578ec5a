CREATE TABLE item (id integer PRIMARY KEY, owner name);

ALTER TABLE item ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON item USING (owner = CURRENT_USER) WITH CHECK (owner = CURRENT_USER AND id > 0);
COMMENT ON POLICY own ON item IS 'to each their own';
