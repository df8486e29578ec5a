CREATE TABLE stay (during daterange, CONSTRAINT one_guest EXCLUDE USING gist (during WITH &&));
