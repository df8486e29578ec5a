CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN NULL; END$$;

CREATE EVENT TRIGGER watch ON sql_drop EXECUTE FUNCTION watched();
