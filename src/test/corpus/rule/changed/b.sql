CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE RULE kept AS ON DELETE TO item WHERE OLD.id > 5 DO INSTEAD NOTHING;
COMMENT ON RULE kept ON item IS 'nothing is forgotten';
