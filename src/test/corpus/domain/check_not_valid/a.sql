CREATE DOMAIN small AS integer;
