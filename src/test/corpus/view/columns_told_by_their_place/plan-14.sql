-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all values of column public.visit.who are gone
ALTER TABLE public.visit DROP COLUMN who;

DROP VIEW public.rooms;

ALTER TABLE public.room ADD COLUMN floor integer;

CREATE VIEW public.doctors AS
 SELECT v.who
   FROM public.visit v(key, who);

CREATE VIEW public.rooms AS
 SELECT r.floor
   FROM public.room r(key, number, floor);

-- waits at most 3.0 s, runs at most 1200.0 s
CREATE MATERIALIZED VIEW public.doctors_of_today AS
 SELECT v.who
   FROM public.visit v(key, who);
