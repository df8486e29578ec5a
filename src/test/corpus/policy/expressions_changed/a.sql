CREATE TABLE item (id integer PRIMARY KEY, owner name);

CREATE POLICY own ON item USING (owner = CURRENT_USER);
