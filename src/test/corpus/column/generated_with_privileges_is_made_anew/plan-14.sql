-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
-- breaks-callers: statements that name column public.item.size fail while it is gone
ALTER TABLE public.item DROP COLUMN size;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item anew, because every row gets a value of its own
ALTER TABLE public.item ADD COLUMN size bigint GENERATED ALWAYS AS ((id * 2)) STORED;

-- waits at most 3.0 s, runs at most 10.0 s
REVOKE SELECT (id) ON TABLE public.item FROM reader;

GRANT SELECT (id), SELECT (size) ON TABLE public.item TO reader;
