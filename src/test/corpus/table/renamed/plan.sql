-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.article (
    id integer NOT NULL,
    name text,
    CONSTRAINT article_pkey PRIMARY KEY (id)
);

-- loses-data: all rows of table public.item are gone
DROP TABLE public.item;
