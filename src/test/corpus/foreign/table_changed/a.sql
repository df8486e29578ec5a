CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;

CREATE FOREIGN TABLE item (id integer, name text) SERVER far OPTIONS (table_name 'items');
CREATE VIEW items AS SELECT id FROM item;
