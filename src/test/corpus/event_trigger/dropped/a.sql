CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watched();
