INSERT INTO item VALUES (1, 2, 'lamp', 3.50);
