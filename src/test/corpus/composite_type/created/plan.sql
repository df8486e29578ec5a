-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TYPE public.address AS (
    street text,
    city character varying(80),
    zip integer
);
