CREATE TABLE public.part (id integer, n serial, k text, PRIMARY KEY (k, id)) PARTITION BY LIST (k);
CREATE TABLE public.part_1 PARTITION OF public.part FOR VALUES IN ('1');
CREATE TABLE public.other (id integer, k text, PRIMARY KEY (k, id)) PARTITION BY LIST (k);
CREATE TABLE public.other_1 PARTITION OF public.other FOR VALUES IN ('1');
ALTER TABLE public.other ADD CONSTRAINT other_part FOREIGN KEY (k, id) REFERENCES public.part;
ALTER TABLE public.part ADD CONSTRAINT part_other FOREIGN KEY (k, id) REFERENCES public.other;
ALTER TABLE public.other_1 ADD CONSTRAINT other_1_part_1 FOREIGN KEY (k, id) REFERENCES public.part_1;
ALTER TABLE public.part_1 ADD CONSTRAINT part_1_other_1 FOREIGN KEY (k, id) REFERENCES public.other_1;
