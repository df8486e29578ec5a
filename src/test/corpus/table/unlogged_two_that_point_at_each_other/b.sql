CREATE UNLOGGED TABLE author (id integer PRIMARY KEY, best integer, mentor integer REFERENCES author);
CREATE UNLOGGED TABLE book (id integer PRIMARY KEY, author integer REFERENCES author);
ALTER TABLE author ADD FOREIGN KEY (best) REFERENCES book;
