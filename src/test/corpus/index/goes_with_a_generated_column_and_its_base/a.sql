CREATE TABLE item (id integer, net numeric, gross numeric GENERATED ALWAYS AS (net * 1.2) STORED);
CREATE INDEX dear ON item (net, id) WHERE gross > 100;
