CREATE SEQUENCE ticket;

COMMENT ON SEQUENCE ticket IS 'next in line';
