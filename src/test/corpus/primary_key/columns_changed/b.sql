CREATE TABLE item (id integer NOT NULL, shop integer NOT NULL, PRIMARY KEY (shop, id));
