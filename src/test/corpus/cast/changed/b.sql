CREATE TYPE mood AS ENUM ('sad', 'happy');

CREATE CAST (text AS mood) WITH INOUT AS IMPLICIT;
