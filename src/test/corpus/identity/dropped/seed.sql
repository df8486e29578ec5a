INSERT INTO queue (name) VALUES ('Anna');
