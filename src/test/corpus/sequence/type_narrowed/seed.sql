SELECT nextval('ticket'), nextval('ticket');
