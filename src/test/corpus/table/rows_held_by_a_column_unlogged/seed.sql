INSERT INTO item VALUES (1, 'tea');
INSERT INTO sale SELECT id, item FROM item;
