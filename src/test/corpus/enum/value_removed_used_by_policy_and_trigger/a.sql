CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood);
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY happy_only ON person USING (mood = 'happy');
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER mood_changes AFTER UPDATE OF mood ON person
    FOR EACH ROW WHEN (NEW.mood = 'sad') EXECUTE FUNCTION noted();
