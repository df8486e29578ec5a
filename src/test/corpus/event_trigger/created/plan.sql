-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE EVENT TRIGGER watch ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')
    EXECUTE FUNCTION public.watched();

ALTER EVENT TRIGGER watch DISABLE;

COMMENT ON EVENT TRIGGER watch IS 'sleeps';
