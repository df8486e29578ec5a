INSERT INTO dog VALUES (4, true);
