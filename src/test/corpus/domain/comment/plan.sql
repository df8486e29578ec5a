-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON CONSTRAINT above_zero ON DOMAIN public.positive IS 'zero is nothing';

COMMENT ON DOMAIN public.positive IS 'more than nothing';
