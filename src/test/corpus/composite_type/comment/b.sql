CREATE TYPE address AS (street text, city text);

COMMENT ON TYPE address IS 'where somebody lives';
COMMENT ON COLUMN address.city IS 'not always one';
