-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.thing (
    id integer NOT NULL,
    name text,
    CONSTRAINT thing_pkey PRIMARY KEY (id)
);

-- loses-data: all rows of table public.item are gone
DROP TABLE public.item;

CREATE VIEW public.item AS
 SELECT thing.id,
    thing.name
   FROM public.thing;
