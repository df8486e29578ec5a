-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that name column public.item.total fail while it is gone
ALTER TABLE public.item DROP COLUMN total;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN price TYPE bigint;

-- rewrites-table: writes table public.gift anew, because every row gets a value of its own
ALTER TABLE public.gift ADD COLUMN total bigint GENERATED ALWAYS AS ((price + price)) STORED;

-- rewrites-table: writes table public.item anew, because every row gets a value of its own
ALTER TABLE public.item ADD COLUMN total bigint GENERATED ALWAYS AS ((price * 2)) STORED;
