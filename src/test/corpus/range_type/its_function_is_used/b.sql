CREATE TABLE shop (id integer PRIMARY KEY);
CREATE TYPE a_span AS RANGE (subtype = integer, multirange_type_name = a_spans);
CREATE TABLE a_booking (
    label text DEFAULT a_span(1, 10)::text,
    days text CHECK (days <> a_spans(a_span(1, 2))::text)
);
CREATE VIEW a_day AS SELECT lower(a_span(1, 10)) AS first;
