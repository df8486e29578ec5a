INSERT INTO dog VALUES (1, 'Bello', true);
