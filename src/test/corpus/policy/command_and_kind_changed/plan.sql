-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP POLICY own ON public.item;

CREATE POLICY own ON public.item AS RESTRICTIVE FOR UPDATE
    USING ((owner = CURRENT_USER));
