-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD COLUMN other integer;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if table public.item holds nulls or duplicates in its new primary key
-- scans-table: reads all of table public.item while nobody else can read or write it
ALTER TABLE public.item ADD CONSTRAINT item_pkey PRIMARY KEY (id);

-- waits at most 3.0 s, runs at most 10.0 s
-- loses-data: all rows of table old.item are gone
DROP TABLE old.item;

-- breaks-callers: statements that use schema old fail from now on
DROP SCHEMA old;

ALTER TABLE public.item ADD CONSTRAINT item_other_fkey FOREIGN KEY (other) REFERENCES public.item(id) DEFERRABLE NOT VALID;

ALTER TABLE public.kept_some DETACH PARTITION public.kept_part;

-- loses-data: all rows of table public.kept_part are gone
DROP TABLE public.kept_part;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.item points at nothing, which constraint item_other_fkey forbids
ALTER TABLE public.item VALIDATE CONSTRAINT item_other_fkey;
