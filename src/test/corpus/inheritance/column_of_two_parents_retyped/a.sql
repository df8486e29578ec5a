CREATE TABLE article (price integer, name text);
CREATE TABLE service (price integer, minutes integer);
CREATE TABLE offer (since date) INHERITS (article, service);
