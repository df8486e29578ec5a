-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE shop.item (
    id integer NOT NULL,
    name text,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);

-- loses-data: all rows of table public.item are gone
DROP TABLE public.item;
