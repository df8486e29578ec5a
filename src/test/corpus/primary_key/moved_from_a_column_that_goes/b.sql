CREATE TABLE visit (number integer CONSTRAINT visit_number PRIMARY KEY);
