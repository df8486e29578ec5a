-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.item OF public.article (
    CONSTRAINT item_pkey PRIMARY KEY (id)
);

ALTER TABLE ONLY public.item ALTER COLUMN id SET NOT NULL;

ALTER TABLE ONLY public.item ALTER COLUMN name SET DEFAULT 'nameless'::text;
