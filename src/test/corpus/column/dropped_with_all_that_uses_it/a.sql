CREATE TABLE item (id integer PRIMARY KEY, note text UNIQUE CHECK (note <> ''));
CREATE INDEX item_note ON item (lower(note));
CREATE VIEW noted AS SELECT id, note FROM item;
CREATE STATISTICS item_stats ON id, note FROM item;
