CREATE PROCEDURE tidy(keep boolean) LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
