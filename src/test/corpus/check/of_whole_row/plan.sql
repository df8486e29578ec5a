-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER TABLE public.item ADD CONSTRAINT given CHECK ((item.* IS NOT NULL)) NOT VALID;

ALTER TABLE public.item ADD CONSTRAINT ordered CHECK ((low <= high)) NOT VALID;

-- in a transaction

-- waits at most 3.0 s, runs at most 1200.0 s
-- may-fail-on-data: fails if a row of table public.item breaks constraint given
ALTER TABLE public.item VALIDATE CONSTRAINT given;

-- may-fail-on-data: fails if a row of table public.item breaks constraint ordered
ALTER TABLE public.item VALIDATE CONSTRAINT ordered;
