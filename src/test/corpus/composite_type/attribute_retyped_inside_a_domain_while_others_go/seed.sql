INSERT INTO rota VALUES (1, (5, 8, 'early'), ARRAY[(6, 7, NULL)::span, NULL]), (2, NULL, NULL);
