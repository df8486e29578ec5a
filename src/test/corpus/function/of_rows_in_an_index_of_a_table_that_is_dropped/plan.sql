-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.booking DROP CONSTRAINT booking_pkey;

DROP INDEX public.booking_urgency;

-- breaks-callers: statements that use function public.urgency(public.booking) fail from now on
DROP FUNCTION public.urgency(public.booking);

CREATE TABLE public.guest (
    id integer NOT NULL,
    CONSTRAINT guest_pkey PRIMARY KEY (id)
);

-- loses-data: all rows of table public.booking are gone
DROP TABLE public.booking;
