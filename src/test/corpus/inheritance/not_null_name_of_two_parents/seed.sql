INSERT INTO member VALUES ('Anna', 1, '2026-01-01');
