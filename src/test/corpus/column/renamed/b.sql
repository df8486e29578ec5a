CREATE TABLE item (id integer PRIMARY KEY, remark text);
