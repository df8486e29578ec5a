INSERT INTO message (sent, body) VALUES ('2024-02-03', 'first'), ('2024-03-03', 'second');
