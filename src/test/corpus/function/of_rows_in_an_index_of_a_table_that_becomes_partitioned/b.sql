CREATE TABLE booking (id integer NOT NULL, state text NOT NULL) PARTITION BY LIST (state);
CREATE TABLE booking_open PARTITION OF booking FOR VALUES IN ('open');
CREATE FUNCTION urgency(one booking) RETURNS integer LANGUAGE sql IMMUTABLE RETURN length(one.state);
