-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON COLUMN public.item.note IS 'what else there is to say';
