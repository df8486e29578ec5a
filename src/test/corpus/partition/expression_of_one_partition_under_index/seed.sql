INSERT INTO sale (day, price) VALUES ('2024-05-01', 7), ('2025-05-01', 8);
