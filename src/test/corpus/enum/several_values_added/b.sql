CREATE TYPE mood AS ENUM ('numb', 'desperate', 'sad', 'meh', 'ok', 'happy', 'delighted', 'it''s over');
