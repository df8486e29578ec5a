CREATE TABLE part (id integer PRIMARY KEY, label text UNIQUE, of_label text REFERENCES part (label), note text);
