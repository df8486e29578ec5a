CREATE DOMAIN positive AS integer DEFAULT 1;
