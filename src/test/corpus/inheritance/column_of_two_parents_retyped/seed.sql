INSERT INTO offer VALUES (100, 'Check-up', 30, '2024-01-01');
