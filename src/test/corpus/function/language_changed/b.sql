CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE plpgsql AS $body$
BEGIN
    RETURN n * 2; -- $$ is no end
END
$body$;
