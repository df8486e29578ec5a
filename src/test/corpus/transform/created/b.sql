CREATE FUNCTION to_sql(internal) RETURNS integer LANGUAGE internal STRICT IMMUTABLE AS 'int4recv';
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal STRICT IMMUTABLE AS 'prsd_headline';

CREATE TRANSFORM FOR integer LANGUAGE plpgsql (TO SQL WITH FUNCTION to_sql(internal));
