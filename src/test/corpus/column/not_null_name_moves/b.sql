CREATE TABLE patient (
    phone text,
    mail text CONSTRAINT reached_by NOT NULL
);
