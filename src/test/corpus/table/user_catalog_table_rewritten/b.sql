CREATE TABLE audit_setting (id bigint PRIMARY KEY, name text) WITH (user_catalog_table = true);
CREATE TABLE route (id integer PRIMARY KEY, name text) WITH (user_catalog_table = true);
CREATE TABLE target (id bigint PRIMARY KEY, name text) WITH (fillfactor = 70);
