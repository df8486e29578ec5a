CREATE SEQUENCE ticket AS integer;
