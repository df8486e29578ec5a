CREATE TABLE item (id integer PRIMARY KEY, note text);

COMMENT ON COLUMN item.note IS 'what else to say';
