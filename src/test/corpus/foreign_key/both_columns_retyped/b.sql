CREATE TABLE item (id bigint PRIMARY KEY);
CREATE TABLE sale (id integer PRIMARY KEY, item bigint REFERENCES item);
CREATE TABLE offer (id integer PRIMARY KEY, item bigint REFERENCES item ON DELETE CASCADE);
