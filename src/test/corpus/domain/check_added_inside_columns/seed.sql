INSERT INTO patient VALUES (1, 'a@x', ARRAY['b@x', 'c@x'], ROW('Dr. No', 'no@x')), (2, NULL, NULL, NULL);
