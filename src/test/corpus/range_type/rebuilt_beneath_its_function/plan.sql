-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.booking ALTER COLUMN label DROP DEFAULT;

ALTER TABLE public.booking DROP CONSTRAINT booking_first_check;

DROP INDEX public.booking_span;

DROP VIEW public.day;

DROP TYPE public.span;

CREATE TYPE public.span AS RANGE (
    subtype = integer,
    subtype_opclass = pg_catalog.int4_ops,
    subtype_diff = int4range_subdiff,
    multirange_type_name = public.span_multirange
);

ALTER TABLE ONLY public.booking ALTER COLUMN label SET DEFAULT (public.span(1, 10))::text;

ALTER TABLE public.booking ADD CONSTRAINT booking_first_check CHECK ((NOT isempty(public.span(first, 10)))) NOT VALID;

CREATE VIEW public.day AS
 SELECT lower(public.span(1, 10)) AS first;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.booking breaks constraint booking_first_check
ALTER TABLE public.booking VALIDATE CONSTRAINT booking_first_check;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
CREATE INDEX CONCURRENTLY booking_span ON public.booking USING btree (lower(public.span(first, 10)));
