-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON TYPE public.mood IS 'after noon';
