-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item DROP CONSTRAINT item_code_key;

ALTER TABLE public.sale DROP CONSTRAINT sale_item;

ALTER TABLE public.item DROP CONSTRAINT item_pkey;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.item holds duplicates that constraint item_id_key forbids
CREATE UNIQUE INDEX CONCURRENTLY item_id_key ON public.item (id);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT item_id_key UNIQUE USING INDEX item_id_key;

-- in no transaction

-- waits as long as it takes, runs at most 3600.0 s
-- may-fail-on-data: fails if table public.item holds nulls or duplicates in its new primary key
CREATE UNIQUE INDEX CONCURRENTLY item_pkey ON public.item (code);

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT item_pkey PRIMARY KEY USING INDEX item_pkey;

ALTER TABLE public.sale ADD CONSTRAINT sale_item FOREIGN KEY (item) REFERENCES public.item(code) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.sale points at nothing, which constraint sale_item forbids
ALTER TABLE public.sale VALIDATE CONSTRAINT sale_item;
