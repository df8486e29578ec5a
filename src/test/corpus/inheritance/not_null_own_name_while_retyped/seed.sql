INSERT INTO person VALUES (1);
INSERT INTO patient VALUES (2, 3);
INSERT INTO doctor VALUES (3, 'Dr.');
INSERT INTO child_patient VALUES (4, 5, 'Carla');
