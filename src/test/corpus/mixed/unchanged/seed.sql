INSERT INTO person (mail) VALUES ('a@example.org');
