CREATE TABLE item (id integer PRIMARY KEY, owner name);

CREATE POLICY own ON item TO corpus_reader, corpus_writer USING (true);
