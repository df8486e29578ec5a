-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER COLLATION public.plain RENAME TO plain_old;

CREATE COLLATION public.plain (provider = libc, locale = 'POSIX');

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.name holds a value that the new text does not have
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN name TYPE text COLLATE public.plain USING name::text;

-- waits at most 3.0 s, runs at most 10.0 s
DROP COLLATION public.plain_old;
