CREATE SCHEMA shop;

COMMENT ON SCHEMA shop IS 'what we sell, and what it''s worth';
