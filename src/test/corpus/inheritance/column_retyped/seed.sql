INSERT INTO dog VALUES (1, 4, true);
