-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON COLUMN public.address.city IS 'not always one';

COMMENT ON TYPE public.address IS 'where somebody lives';
