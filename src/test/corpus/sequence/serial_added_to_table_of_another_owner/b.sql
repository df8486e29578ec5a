CREATE TABLE visit (name text, number serial);
ALTER TABLE visit OWNER TO reception;
