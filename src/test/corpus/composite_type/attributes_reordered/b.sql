CREATE TYPE address AS (zip integer, street text);
