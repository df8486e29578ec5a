-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TYPE public.a_span AS RANGE (
    subtype = integer,
    subtype_opclass = pg_catalog.int4_ops,
    multirange_type_name = public.a_spans
);

CREATE TABLE public.a_booking (
    label text DEFAULT (public.a_span(1, 10))::text,
    days text,
    CONSTRAINT a_booking_days_check CHECK ((days <> (public.a_spans(public.a_span(1, 2)))::text))
);

CREATE VIEW public.a_day AS
 SELECT lower(public.a_span(1, 10)) AS first;
