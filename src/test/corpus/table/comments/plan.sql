-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON CONSTRAINT item_pkey ON public.item IS 'one of each';

COMMENT ON TABLE public.item IS 'what we sell
and what not';

COMMENT ON COLUMN public.item.id IS NULL;

COMMENT ON COLUMN public.item.name IS 'as on the label';
