-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.sale ADD CONSTRAINT sale_item_fkey FOREIGN KEY (item) REFERENCES public.item(id) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.sale points at nothing, which constraint sale_item_fkey forbids
ALTER TABLE public.sale VALIDATE CONSTRAINT sale_item_fkey;
