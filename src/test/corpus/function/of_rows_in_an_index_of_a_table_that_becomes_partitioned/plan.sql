-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

DROP INDEX public.booking_urgency;

DROP FUNCTION public.urgency(public.booking);

-- loses-data: all rows of table public.booking are gone
DROP TABLE public.booking;

CREATE TABLE public.booking (
    id integer NOT NULL,
    state text NOT NULL
) PARTITION BY LIST (state);

CREATE TABLE public.booking_open PARTITION OF public.booking FOR VALUES IN ('open');

CREATE OR REPLACE FUNCTION public.urgency(one public.booking)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN length((one).state);
