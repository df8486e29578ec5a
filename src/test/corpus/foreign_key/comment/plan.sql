-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON CONSTRAINT sale_item ON public.sale IS 'what was sold';
