INSERT INTO person VALUES (1, 'Anna@example.org');
