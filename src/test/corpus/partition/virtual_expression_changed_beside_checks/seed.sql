INSERT INTO sale (day, price) VALUES ('2024-05-01', 7);
