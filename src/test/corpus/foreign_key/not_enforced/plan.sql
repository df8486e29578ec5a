-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.sale DROP CONSTRAINT sale_item;

ALTER TABLE public.sale ADD CONSTRAINT sale_item FOREIGN KEY (item) REFERENCES public.item(id) NOT ENFORCED;
