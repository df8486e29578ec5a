CREATE TABLE article (id integer PRIMARY KEY, name text);
