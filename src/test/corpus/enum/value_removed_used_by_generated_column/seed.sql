INSERT INTO person (id, mood) VALUES (1, 'happy');
