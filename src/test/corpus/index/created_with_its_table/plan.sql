-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.item (
    id integer NOT NULL,
    name text,
    CONSTRAINT item_pkey PRIMARY KEY (id)
);

CREATE INDEX item_name ON public.item USING btree (name);
