CREATE TABLE article (price bigint, name text);
CREATE TABLE service (price bigint, minutes integer);
CREATE TABLE offer (since date) INHERITS (article, service);
