CREATE PROCEDURE tidy(INOUT n integer, keep boolean DEFAULT true) LANGUAGE plpgsql AS $$BEGIN n := n + 1; END$$;
COMMENT ON PROCEDURE tidy(integer, boolean) IS 'once a day';
