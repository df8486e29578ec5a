CREATE TABLE visit (id serial, at date NOT NULL) PARTITION BY RANGE (at);
ALTER TABLE visit OWNER TO reception;
