CREATE TABLE thing (price integer);
CREATE TABLE article (name text) INHERITS (thing);
CREATE TABLE service (minutes integer) INHERITS (thing);
CREATE TABLE offer (since date) INHERITS (article, service);
