CREATE TABLE old_base (id bigint, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE base (id bigint, CONSTRAINT positive CHECK (id > 1));
CREATE TABLE part () INHERITS (base);
