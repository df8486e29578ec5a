CREATE TABLE old_base (id bigint, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE base (id bigint);
CREATE TABLE part () INHERITS (old_base);
