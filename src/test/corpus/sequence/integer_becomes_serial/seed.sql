INSERT INTO queue VALUES (1, 'Anna');
