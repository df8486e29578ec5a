INSERT INTO person VALUES (1, ROW('Main Street', 12345));
