-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
SET LOCAL check_function_bodies = off;

CREATE TABLE public.item (
    id integer NOT NULL,
    rank bigint
);

CREATE OR REPLACE FUNCTION public.next_rank()
 RETURNS bigint
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM public.item;
END;

ALTER TABLE ONLY public.item ALTER COLUMN rank SET DEFAULT public.next_rank();

ALTER TABLE public.item ADD CONSTRAINT item_pkey PRIMARY KEY (id);
