-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE FOREIGN TABLE public.item (
    id integer OPTIONS (column_name 'no') NOT NULL,
    name text DEFAULT 'x'::text
)
    SERVER far OPTIONS (table_name 'items');

COMMENT ON FOREIGN TABLE public.item IS 'theirs';
