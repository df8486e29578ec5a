INSERT INTO dog VALUES (1, true);
