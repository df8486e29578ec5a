CREATE TYPE address AS (street text);
CREATE TABLE address_book OF address;
CREATE TABLE left_alone (street text, town text);
