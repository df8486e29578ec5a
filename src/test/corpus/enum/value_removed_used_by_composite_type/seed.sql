INSERT INTO person VALUES (1, ROW('2020-01-01', 'happy'));
