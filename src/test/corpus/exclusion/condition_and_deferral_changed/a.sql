CREATE TABLE stay (during daterange, void boolean, CONSTRAINT one_guest EXCLUDE USING gist (during WITH &&));
