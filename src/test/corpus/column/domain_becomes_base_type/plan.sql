-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- needs-a-decision: PostgreSQL has no cast from public.price to numeric; read what follows USING: it is a guess at how the values of column public.item.price should become new ones
-- may-fail-on-data: fails if a value of column public.item.price is no valid numeric
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN price TYPE numeric USING price::text::numeric;
