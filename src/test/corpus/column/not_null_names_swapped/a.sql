CREATE TABLE patient (
    phone text CONSTRAINT reached_by NOT NULL,
    mail text CONSTRAINT written_to NOT NULL
);
