CREATE TABLE event (id integer NOT NULL, during tstzrange CHECK (during IS NOT NULL));
CREATE TABLE login (host text) INHERITS (event);
CREATE TABLE failed_login (reason text) INHERITS (login);
