-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.sale_2024 DROP CONSTRAINT sale_2024_paid;

ALTER TABLE public.sale ALTER COLUMN gross SET EXPRESSION AS ((price * 1.19));

ALTER TABLE public.sale_2024 ADD CONSTRAINT sale_2024_sold CHECK ((price > (1)::numeric)) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.sale_2024 breaks constraint sale_2024_sold
ALTER TABLE public.sale_2024 VALIDATE CONSTRAINT sale_2024_sold;
