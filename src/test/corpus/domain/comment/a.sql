CREATE DOMAIN positive AS integer CONSTRAINT above_zero CHECK (VALUE > 0);
