-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER POLICY own ON public.item
    USING ((owner = SESSION_USER))
    WITH CHECK ((id > 5));
