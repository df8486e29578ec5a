-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item DISABLE TRIGGER one;

ALTER TABLE public.item ENABLE REPLICA TRIGGER three;

ALTER TABLE public.item ENABLE ALWAYS TRIGGER two;
