CREATE TABLE booking (id integer PRIMARY KEY, state text NOT NULL);
CREATE FUNCTION urgency(one booking) RETURNS integer LANGUAGE sql IMMUTABLE RETURN length(one.state);
CREATE INDEX booking_urgency ON booking (urgency(booking));
