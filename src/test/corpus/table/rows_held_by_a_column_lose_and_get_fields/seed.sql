INSERT INTO item VALUES (1, 'A', 'tea'), (2, NULL, NULL);
INSERT INTO sale SELECT id, item FROM item;
