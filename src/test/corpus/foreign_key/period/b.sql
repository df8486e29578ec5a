CREATE EXTENSION btree_gist;
CREATE TABLE stay (room integer, during daterange, PRIMARY KEY (room, during WITHOUT OVERLAPS));

CREATE TABLE cleaning (room integer, during daterange,
    CONSTRAINT of_stay FOREIGN KEY (room, PERIOD during) REFERENCES stay (room, PERIOD during));
