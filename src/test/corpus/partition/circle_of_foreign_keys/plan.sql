-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public.other_1 PARTITION OF public.other FOR VALUES IN ('1');

CREATE TABLE public.part_1 PARTITION OF public.part FOR VALUES IN ('1');

ALTER TABLE public.other_1 ADD CONSTRAINT other_1_part_1 FOREIGN KEY (k, id) REFERENCES public.part_1(k, id);

ALTER TABLE public.part_1 ADD CONSTRAINT part_1_other_1 FOREIGN KEY (k, id) REFERENCES public.other_1(k, id);
