-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.patient RENAME CONSTRAINT reached_by TO patient_phone_not_null;

ALTER TABLE public.patient RENAME CONSTRAINT written_to TO reached_by;

ALTER TABLE public.patient RENAME CONSTRAINT patient_phone_not_null TO written_to;
