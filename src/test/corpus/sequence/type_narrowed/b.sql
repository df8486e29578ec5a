CREATE SEQUENCE ticket AS smallint;
