-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE VIEW public.doctors AS
 SELECT v.id,
    v.doctor
   FROM public.visits() v(id, doctor);

-- loses-data: all values of column public.visit.room are gone
ALTER TABLE public.visit DROP COLUMN room;
