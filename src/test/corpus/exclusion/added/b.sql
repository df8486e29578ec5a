CREATE EXTENSION btree_gist;

CREATE TABLE stay (room integer, during daterange, CONSTRAINT one_guest EXCLUDE USING gist (room WITH =, during WITH &&));
