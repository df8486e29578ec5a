-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE EXTENSION citext WITH SCHEMA public;

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';

CREATE TABLE public.person (
    id integer NOT NULL,
    email public.citext,
    CONSTRAINT person_email_key UNIQUE (email),
    CONSTRAINT person_pkey PRIMARY KEY (id)
);
