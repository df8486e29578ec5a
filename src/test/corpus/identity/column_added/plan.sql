-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.queue anew, because every row gets a value of its own
ALTER TABLE public.queue ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 10);
