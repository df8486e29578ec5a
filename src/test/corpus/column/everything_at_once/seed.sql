INSERT INTO item VALUES (1, 'lamp', 7, 'gone');
