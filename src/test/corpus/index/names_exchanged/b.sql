CREATE TABLE item (id integer PRIMARY KEY, x text, y text);

CREATE INDEX one ON item (y);
CREATE INDEX two ON item (x);
