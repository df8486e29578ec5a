-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN price DROP DEFAULT;

ALTER TABLE public.item ADD COLUMN made date;

ALTER TABLE public.item ALTER COLUMN name TYPE text;

ALTER TABLE public.item ADD CONSTRAINT item_name_is_not_null CHECK (name IS NOT NULL) NOT VALID;

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN price TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
COMMENT ON COLUMN public.item.price IS 'in cents';

-- loses-data: all values of column public.item.note are gone
ALTER TABLE public.item DROP COLUMN note;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.name holds a null
ALTER TABLE public.item VALIDATE CONSTRAINT item_name_is_not_null;

-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ALTER COLUMN name SET NOT NULL;

ALTER TABLE public.item DROP CONSTRAINT item_name_is_not_null;

ALTER TABLE ONLY public.item ALTER COLUMN name SET DEFAULT 'x'::text;
