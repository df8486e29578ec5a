INSERT INTO item VALUES (1);
INSERT INTO gift (price, wrapping) VALUES (2, 'red');
INSERT INTO sample VALUES (3);
