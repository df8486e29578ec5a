-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP INDEX public.sale_gross;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: computes column public.sale_2025.gross anew for every row
ALTER TABLE public.sale_2025 ALTER COLUMN gross SET EXPRESSION AS ((price * 1.19));

-- blocks-writes: nobody can write table public.sale while index public.sale_gross is built
CREATE INDEX sale_gross ON public.sale USING btree (gross);
