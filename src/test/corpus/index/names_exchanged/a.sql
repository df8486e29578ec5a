CREATE TABLE item (id integer PRIMARY KEY, x text, y text);

CREATE INDEX one ON item (x);
CREATE INDEX two ON item (y);
