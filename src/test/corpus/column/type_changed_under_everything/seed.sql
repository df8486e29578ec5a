INSERT INTO item (id, code) VALUES (1, 5), (2, 11);
INSERT INTO sale VALUES (5);
