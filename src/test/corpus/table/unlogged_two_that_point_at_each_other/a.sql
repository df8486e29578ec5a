CREATE TABLE author (id integer PRIMARY KEY, best integer, mentor integer REFERENCES author);
CREATE TABLE book (id integer PRIMARY KEY, author integer REFERENCES author);
ALTER TABLE author ADD FOREIGN KEY (best) REFERENCES book;
