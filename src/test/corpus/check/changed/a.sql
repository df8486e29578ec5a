CREATE TABLE item (id integer PRIMARY KEY, state character varying(9) CONSTRAINT states CHECK (state IN ('new', 'old')));
