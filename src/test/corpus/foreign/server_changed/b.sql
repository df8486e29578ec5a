CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far VERSION '2' FOREIGN DATA WRAPPER nowhere OPTIONS (host 'example.com', dbname 'x');
