-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE DOMAIN public.positive AS public.amount
    CONSTRAINT positive_check CHECK (((VALUE)::integer > 0));

CREATE DOMAIN public.small AS public.positive
    CONSTRAINT small_check CHECK (((VALUE)::integer < 10));
