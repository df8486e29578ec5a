CREATE TABLE patient (
    phone text CONSTRAINT written_to NOT NULL,
    mail text CONSTRAINT reached_by NOT NULL
);
