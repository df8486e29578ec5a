-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TYPE public.mood ADD VALUE 'ok' AFTER 'sad';

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.person_ok PARTITION OF public.person FOR VALUES IN ('ok');
