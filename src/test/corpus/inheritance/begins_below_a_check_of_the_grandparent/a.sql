CREATE TABLE event (id integer NOT NULL);
CREATE TABLE login (host text) INHERITS (event);
CREATE TABLE failed_login (id integer NOT NULL, host text);
