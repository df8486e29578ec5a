CREATE TABLE item (id integer NOT NULL, parent integer);
CREATE UNIQUE INDEX item_id_first ON item (id DESC);
ALTER TABLE item ADD PRIMARY KEY (id);
