CREATE TABLE visit (name text);
ALTER TABLE visit OWNER TO reception;
