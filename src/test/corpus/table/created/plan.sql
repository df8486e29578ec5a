-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.item (
    id integer GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    price numeric(10,2) DEFAULT 0,
    sold_at timestamp with time zone,
    CONSTRAINT item_name_key UNIQUE (name),
    CONSTRAINT item_pkey PRIMARY KEY (id),
    CONSTRAINT item_price_check CHECK ((price >= (0)::numeric))
);
