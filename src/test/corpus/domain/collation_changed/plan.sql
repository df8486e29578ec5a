-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER DOMAIN public.word RENAME TO word_old;

CREATE DOMAIN public.word AS text COLLATE pg_catalog."C";

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.name holds a value that the new public.word does not have
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN name TYPE public.word USING name::text::public.word;

-- waits at most 3.0 s, runs at most 10.0 s
DROP DOMAIN public.word_old;
