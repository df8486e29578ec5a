-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table public.special are gone
DROP TABLE public.special;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item anew, because every row gets a value of its own
ALTER TABLE public.item ADD COLUMN number integer GENERATED ALWAYS AS IDENTITY;
