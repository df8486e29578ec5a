CREATE TABLE r2 (k0 integer);
CREATE TABLE r3 (own integer) INHERITS (r2);
