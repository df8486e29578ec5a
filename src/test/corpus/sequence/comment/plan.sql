-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON SEQUENCE public.ticket IS 'next in line';
