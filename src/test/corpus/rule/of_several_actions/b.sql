CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE TABLE log (at timestamptz, name text);

CREATE RULE logged AS ON INSERT TO item DO ALSO (INSERT INTO log VALUES (now(), NEW.name); NOTIFY changed);
