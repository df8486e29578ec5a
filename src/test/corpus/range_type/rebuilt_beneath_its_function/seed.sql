INSERT INTO booking (first) VALUES (3);
