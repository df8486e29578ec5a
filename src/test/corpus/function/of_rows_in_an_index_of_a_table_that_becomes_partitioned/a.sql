CREATE TABLE booking (id integer NOT NULL, state text NOT NULL);
CREATE FUNCTION urgency(one booking) RETURNS integer LANGUAGE sql IMMUTABLE RETURN length(one.state);
CREATE INDEX booking_urgency ON booking (urgency(booking));
