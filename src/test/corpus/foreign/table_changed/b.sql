CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;

CREATE FOREIGN TABLE item (id bigint, name text OPTIONS (a 'b'), price numeric) SERVER far OPTIONS (table_name 'things');
CREATE VIEW items AS SELECT id FROM item;
