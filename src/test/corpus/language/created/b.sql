CREATE LANGUAGE ours HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
COMMENT ON LANGUAGE ours IS 'like the other one';
CREATE FUNCTION one() RETURNS integer LANGUAGE ours AS $$BEGIN RETURN 1; END$$;
