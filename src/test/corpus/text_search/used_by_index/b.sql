CREATE TEXT SEARCH CONFIGURATION shop (COPY = pg_catalog.english);
CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE INDEX item_words ON item USING gin (to_tsvector('public.shop', name));
