-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP TYPE public.word_range;

CREATE TYPE public.word_range AS RANGE (
    subtype = text,
    subtype_opclass = pg_catalog.text_pattern_ops,
    collation = pg_catalog."C",
    multirange_type_name = public.word_multirange
);
