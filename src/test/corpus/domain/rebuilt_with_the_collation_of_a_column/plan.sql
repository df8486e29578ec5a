-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER DOMAIN public.label RENAME TO label_old;

CREATE DOMAIN public.label AS text COLLATE public.bytewise;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.name holds a value that the new public.label does not have
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN name TYPE public.label USING name::text::public.label;

-- waits at most 3.0 s, runs at most 10.0 s
DROP DOMAIN public.label_old;
