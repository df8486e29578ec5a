INSERT INTO item VALUES (1, '[1,5)', '{[1,5)}');
