CREATE DOMAIN amount AS integer;
CREATE DOMAIN positive AS amount CHECK (VALUE > 0);
CREATE DOMAIN small AS positive CHECK (VALUE < 10);
