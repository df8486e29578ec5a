CREATE FUNCTION near(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT abs($1 - $2) < 5$$;
CREATE OPERATOR ~= (FUNCTION = near, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = ~=);
COMMENT ON OPERATOR ~= (integer, integer) IS 'almost';
CREATE VIEW near_five AS SELECT n FROM generate_series(1, 10) AS n WHERE n ~= 5;
