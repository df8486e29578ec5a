-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- needs-a-decision: PostgreSQL has no cast from public.positive to integer; read what follows USING: it is a guess at how the values of column public.item.amount should become new ones
-- may-fail-on-data: fails if a value of column public.item.amount is no valid integer
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN amount TYPE integer USING amount::text::integer;

-- waits at most 3.0 s, runs at most 10.0 s
DROP DOMAIN public.positive;
