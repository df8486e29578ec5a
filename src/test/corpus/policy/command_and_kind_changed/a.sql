CREATE TABLE item (id integer PRIMARY KEY, owner name);

CREATE POLICY own ON item FOR SELECT USING (owner = CURRENT_USER);
