INSERT INTO patient VALUES (1, 'Anna', 3);
INSERT INTO child_patient VALUES (2, 'Ben', 4, 'Carla');
