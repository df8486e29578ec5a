INSERT INTO item (id, name) VALUES (1, 'tea, "green"'), (2, NULL);
INSERT INTO sale SELECT id, item FROM item;
INSERT INTO sale VALUES (3, NULL);
