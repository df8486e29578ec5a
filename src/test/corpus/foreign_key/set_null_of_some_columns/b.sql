CREATE TABLE item (shop integer, id integer, PRIMARY KEY (shop, id));

CREATE TABLE sale (shop integer, item integer,
    CONSTRAINT sale_item FOREIGN KEY (shop, item) REFERENCES item ON DELETE SET NULL (item));
