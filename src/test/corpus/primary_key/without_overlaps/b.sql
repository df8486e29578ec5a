CREATE EXTENSION btree_gist;

CREATE TABLE stay (room integer NOT NULL, during daterange NOT NULL, PRIMARY KEY (room, during WITHOUT OVERLAPS));
