-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
DROP VIEW public.items;

ALTER FOREIGN TABLE public.item OPTIONS (SET table_name 'things');

-- waits at most 3.0 s, runs at most 1200.0 s
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN id TYPE bigint;

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD COLUMN price numeric;

CREATE VIEW public.items AS
 SELECT id
   FROM public.item;

ALTER TABLE ONLY public.item ALTER COLUMN name OPTIONS (ADD a 'b');
