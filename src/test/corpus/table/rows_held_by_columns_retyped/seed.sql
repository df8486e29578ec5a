INSERT INTO item VALUES (1, 'tea, green');
INSERT INTO sale SELECT 1, item, ARRAY[item], ROW(ARRAY[item], 'Ann')::basket FROM item;
INSERT INTO audit SELECT 1, sale FROM sale;
