CREATE TABLE public.part (id integer, n serial, k text, PRIMARY KEY (k, id)) PARTITION BY LIST (k);
CREATE TABLE public.other (id integer, k text, PRIMARY KEY (k, id)) PARTITION BY LIST (k);
ALTER TABLE public.other ADD CONSTRAINT other_part FOREIGN KEY (k, id) REFERENCES public.part;
ALTER TABLE public.part ADD CONSTRAINT part_other FOREIGN KEY (k, id) REFERENCES public.other;
