CREATE SEQUENCE ticket INCREMENT BY 2;
CREATE VIEW ticket_state AS SELECT last_value, is_called FROM ticket;
CREATE FUNCTION next_ticket() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT nextval('ticket'::regclass); END;
