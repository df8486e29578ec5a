CREATE TABLE item (price integer, total integer GENERATED ALWAYS AS (price * 2) STORED);
CREATE TABLE gift (wrapping text) INHERITS (item);
CREATE TABLE sample () INHERITS (item);
