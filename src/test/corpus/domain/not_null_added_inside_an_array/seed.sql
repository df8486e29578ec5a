INSERT INTO patient VALUES (1, '{a@x}');
