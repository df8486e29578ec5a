-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item DROP CONSTRAINT item_pkey;

CREATE TABLE public.thing (
    id integer
);

ALTER TABLE public.item ALTER COLUMN id DROP NOT NULL;

ALTER TABLE public.item ADD COLUMN own integer;

ALTER TABLE public.item INHERIT public.thing;
