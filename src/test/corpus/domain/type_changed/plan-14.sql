-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE ONLY public.item ALTER COLUMN amount DROP DEFAULT;

DROP VIEW public.amounts;

ALTER DOMAIN public.amount RENAME TO amount_old;

CREATE DOMAIN public.amount AS bigint;

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if column public.item.amount holds a value that the new public.amount does not have
-- rewrites-table: writes table public.item and its indexes anew while nobody can read it
ALTER TABLE public.item ALTER COLUMN amount TYPE public.amount USING amount::text::public.amount;

-- waits at most 3.0 s, runs at most 10.0 s
DROP DOMAIN public.amount_old;

ALTER TABLE ONLY public.item ALTER COLUMN amount SET DEFAULT 3;

CREATE VIEW public.amounts AS
 SELECT item.amount
   FROM public.item;
