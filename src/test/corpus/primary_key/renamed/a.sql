CREATE TABLE item (id integer CONSTRAINT item_pkey PRIMARY KEY);
