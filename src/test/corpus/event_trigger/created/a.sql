CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
