-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE DOMAIN public.positive AS integer
    DEFAULT 1
    NOT NULL
    CONSTRAINT above_zero CHECK ((VALUE > 0));
