CREATE TABLE visit (at date NOT NULL, number bigint NOT NULL) PARTITION BY RANGE (at);
