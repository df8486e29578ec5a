CREATE TABLE visit (id serial, at date NOT NULL);
ALTER TABLE visit OWNER TO reception;
