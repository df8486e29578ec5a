CREATE TABLE item (id integer PRIMARY KEY);
CREATE TABLE sale (id integer PRIMARY KEY, item integer REFERENCES item);
CREATE TABLE offer (id integer PRIMARY KEY, item integer REFERENCES item ON DELETE CASCADE);
