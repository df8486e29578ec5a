-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item DROP CONSTRAINT item_gross_bounded;

ALTER TABLE public.item DROP CONSTRAINT item_price_check;

ALTER TABLE public.item ALTER COLUMN gross SET EXPRESSION AS ((price * 1.19));

ALTER TABLE public.item ADD CONSTRAINT item_gross_bounded CHECK ((gross < (5000)::numeric)) NOT VALID;

ALTER TABLE public.item ADD CONSTRAINT item_price_check CHECK ((price >= (0)::numeric)) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.item breaks constraint item_gross_bounded
ALTER TABLE public.item VALIDATE CONSTRAINT item_gross_bounded;

-- may-fail-on-data: fails if a row of table public.item breaks constraint item_price_check
ALTER TABLE public.item VALIDATE CONSTRAINT item_price_check;
