CREATE TABLE visit (room integer, number integer, CONSTRAINT visit_key PRIMARY KEY (room, number));
