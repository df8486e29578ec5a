-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.item has rows: column name takes no null and has no default
ALTER TABLE public.item ADD COLUMN name text NOT NULL;
