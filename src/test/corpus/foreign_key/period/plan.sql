-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.cleaning ADD CONSTRAINT of_stay FOREIGN KEY (room, PERIOD during) REFERENCES public.stay(room, PERIOD during) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.cleaning points at nothing, which constraint of_stay forbids
ALTER TABLE public.cleaning VALIDATE CONSTRAINT of_stay;
