-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.price_range;

CREATE TYPE public.price_range AS RANGE (
    subtype = numeric,
    subtype_opclass = pg_catalog.numeric_ops,
    subtype_diff = public.price_gap,
    multirange_type_name = public.price_multirange
);
