-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE COLLATION public.plain (provider = libc, locale = 'C');

COMMENT ON COLLATION public.plain IS 'as bytes';

CREATE TABLE public.item (
    id integer NOT NULL,
    name text COLLATE public.plain,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);
