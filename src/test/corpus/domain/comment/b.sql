CREATE DOMAIN positive AS integer CONSTRAINT above_zero CHECK (VALUE > 0);

COMMENT ON DOMAIN positive IS 'more than nothing';
COMMENT ON CONSTRAINT above_zero ON DOMAIN positive IS 'zero is nothing';
