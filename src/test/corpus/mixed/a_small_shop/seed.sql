INSERT INTO customer (name, mail) VALUES ('Anna', 'anna@example.org');
INSERT INTO item (name) VALUES ('lamp');
INSERT INTO sale (customer, item) VALUES (1, 1);
