CREATE SEQUENCE ticket AS bigint;
