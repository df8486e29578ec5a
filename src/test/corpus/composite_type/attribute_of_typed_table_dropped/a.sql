CREATE TYPE address AS (street text, town text);
CREATE TABLE address_book OF address;
CREATE TABLE left_alone OF address;
