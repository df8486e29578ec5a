INSERT INTO prescription VALUES (1, (5, 'ml, "warm"', 'blue'), ARRAY[(6, NULL, 'red')::dose, NULL]), (2, NULL, NULL);
