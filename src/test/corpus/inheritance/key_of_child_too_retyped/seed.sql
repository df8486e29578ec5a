INSERT INTO person VALUES (1, 'Anna');
INSERT INTO patient VALUES (2, 'Ben', 3);
INSERT INTO visit VALUES (1, 2);
