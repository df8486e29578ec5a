CREATE TABLE audit_setting (id integer PRIMARY KEY, name text) WITH (user_catalog_table = true);
CREATE UNLOGGED TABLE route (id integer PRIMARY KEY, name text);
CREATE TABLE target (id integer PRIMARY KEY, name text) WITH (user_catalog_table = true, fillfactor = 80);
