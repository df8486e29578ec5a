-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE LANGUAGE ours
    HANDLER plpgsql_call_handler
    INLINE plpgsql_inline_handler
    VALIDATOR plpgsql_validator;

COMMENT ON LANGUAGE ours IS 'like the other one';

CREATE OR REPLACE FUNCTION public.one()
 RETURNS integer
 LANGUAGE ours
AS $function$BEGIN RETURN 1; END$function$;
