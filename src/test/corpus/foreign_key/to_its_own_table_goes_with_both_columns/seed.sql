INSERT INTO part VALUES (1, 'wheel', NULL), (2, 'spoke', 'wheel');
