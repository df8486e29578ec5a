-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP POLICY own ON public.item;

CREATE POLICY own ON public.item
    USING ((owner = CURRENT_USER));

COMMENT ON POLICY own ON public.item IS 'to each their own';
