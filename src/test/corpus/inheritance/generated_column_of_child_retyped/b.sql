CREATE TABLE item (price bigint, total bigint GENERATED ALWAYS AS (price * 2) STORED);
CREATE TABLE gift (total bigint GENERATED ALWAYS AS (price + price) STORED, wrapping text) INHERITS (item);
CREATE TABLE sample () INHERITS (item);
