CREATE TYPE span AS RANGE (subtype = integer);
CREATE TABLE booking (first integer, label text DEFAULT span(1, 10)::text, CHECK (NOT isempty(span(first, 10))));
CREATE INDEX booking_span ON booking (lower(span(first, 10)));
CREATE VIEW day AS SELECT lower(span(1, 10)) AS first;
