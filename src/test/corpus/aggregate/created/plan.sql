-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE OR REPLACE AGGREGATE public.product(numeric) (
    SFUNC = numeric_mul,
    STYPE = numeric,
    INITCOND = '1',
    PARALLEL = SAFE
);

COMMENT ON ROUTINE public.product(numeric) IS 'all of them multiplied';
