CREATE SEQUENCE ticket;
CREATE VIEW ticket_state AS SELECT last_value FROM ticket;
