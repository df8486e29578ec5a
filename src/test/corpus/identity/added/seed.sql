INSERT INTO queue VALUES (1, 'Anna'), (2, 'Bert');
