SELECT nextval('ticket');
