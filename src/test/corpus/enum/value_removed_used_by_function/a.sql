CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE FUNCTION smiles(m mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT m = 'happy'$$;
CREATE FUNCTION moods() RETURNS SETOF mood LANGUAGE sql AS $$SELECT unnest(enum_range(NULL::mood))$$;
COMMENT ON FUNCTION smiles(mood) IS 'as far as we know';
