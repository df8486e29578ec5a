-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all values of column public.item.all_prices are gone
ALTER TABLE public.item DROP COLUMN all_prices;

-- loses-data: all values of column public.item.prices are gone
ALTER TABLE public.item DROP COLUMN prices;

DROP TYPE public.price_range;
