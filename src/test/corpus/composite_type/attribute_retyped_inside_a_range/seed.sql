INSERT INTO goods VALUES (1, shelves(ROW(1, 2)::shelf, ROW(3, 4)::shelf)), (2, NULL);
