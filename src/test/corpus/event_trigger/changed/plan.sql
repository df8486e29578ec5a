-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP EVENT TRIGGER watch;

CREATE EVENT TRIGGER watch ON sql_drop
    EXECUTE FUNCTION public.watched();
