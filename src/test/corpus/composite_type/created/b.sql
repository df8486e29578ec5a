CREATE TYPE address AS (street text, city character varying(80), zip integer);
