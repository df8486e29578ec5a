CREATE TABLE item (id integer PRIMARY KEY, name text);

CREATE RULE kept AS ON DELETE TO item DO INSTEAD UPDATE item SET name = NULL WHERE id = OLD.id;
COMMENT ON RULE kept ON item IS 'nothing is forgotten';
